// Numbers of then and of now, and the difference in a sign and words.
import { usePage, type Page } from "../page";

type Unit = "number" | "bytes";

function changeText(page: Page, then: number, now: number, unit: Unit): string {
  if (then === now) return page.say("change.same");
  const n = page[unit](Math.abs(now - then));
  return page.say(now > then ? "change.more" : unit === "bytes" ? "change.less" : "change.fewer", { n });
}

export function Change({ then, now, unit = "number" }: { then: number; now: number; unit?: Unit }) {
  const page = usePage();
  return (
    <span class="change">
      {then !== now && <span aria-hidden="true">{now > then ? "▲ " : "▼ "}</span>}
      {changeText(page, then, now, unit)}
    </span>
  );
}

/** What there was and what there is, where either is known. */
export function ThenNow({ then, now, unit = "number" }: { then?: number; now?: number; unit?: Unit }) {
  const page = usePage();
  return (
    <>
      {then !== undefined && <span class="muted">{page[unit](then)} → </span>}
      {now === undefined ? "–" : page[unit](now)}
      {then !== undefined && now !== undefined && (
        <div class="muted">
          <Change then={then} now={now} unit={unit} />
        </div>
      )}
    </>
  );
}
