// A way through the graph, edge by edge, each with where its import stands.
import { usePage } from "../page";
import { EdgeButton, FaultMark, kindsText, PodButton } from "./parts";
import { Place } from "./Place";

/** `marked`: edges to point out, with the word for it. */
export function Steps({
  edges,
  marked,
  mark,
}: {
  edges: readonly number[];
  marked?: readonly number[];
  mark?: string;
}) {
  const page = usePage();
  const { model } = page;
  const first = edges[0];
  if (first === undefined) return null;
  return (
    <ol class="steps">
      <li>
        <PodButton pod={model.from(first)} />
      </li>
      {edges.map((edge, i) => (
        <li key={i} class={(model.edgeFault[edge] ?? 0) === 3 ? "fault" : undefined}>
          <span aria-hidden="true">↓ </span>
          <EdgeButton edge={edge}>{page.count("imports", model.imports(edge))}</EdgeButton> <FaultMark edge={edge} />
          {marked?.includes(edge) && <span class="status t0"> {mark}</span>} <FirstPlace edge={edge} />
          <br />
          <PodButton pod={model.to(edge)} />
        </li>
      ))}
    </ol>
  );
}

/** The first import of an edge; of one that is only declared, that word. */
export function FirstPlace({ edge }: { edge: number }) {
  const page = usePage();
  const [first, end] = page.model.evidenceOf(edge);
  const { file, line } = page.model.data.evidence;
  if (first < end) return <Place file={file[first] ?? -1} line={line[first] ?? 0} />;
  return <span class="muted">{kindsText(page, edge)}</span>;
}
