// A file and a line of the pool, with links to where the reader can open it.
import type { ComponentChildren } from "preact";
import { place } from "../format";
import { editorLink, isPage, needsRoot, webLink, type Target } from "../links";
import { usePage } from "../page";

export function Place({ file, line }: { file: number; line: number }) {
  const page = usePage();
  const { model, checkout } = page;
  if (file < 0) return null;
  const { links, rev, redacted, files } = model.raw;
  const target: Target = { file: files[file] ?? "", line, rev: rev ?? "", root: checkout };
  const text = place(model.file(file), line);
  const web = redacted ? null : webLink(links.web, target);
  const editor = redacted ? null : editorLink(links.editor, target);
  const parts = text.split("/").map((part, i) => (i > 0 ? ["/", <wbr key={i} />, part] : part));
  return (
    <span class="place">
      <code>{web ? <Link href={web}>{parts}</Link> : parts}</code>
      {editor && (
        <>
          {" "}
          <Link href={editor} label={page.say("place.editor", { place: text })}>
            ✎
          </Link>
        </>
      )}
    </span>
  );
}

/** A page opens beside the report, which tells it nothing of itself; an editor comes to the front by its own means. */
function Link(props: { href: string; label?: string; children: ComponentChildren }) {
  const { href, label, children } = props;
  const beside = isPage(href) ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return (
    <a href={href} aria-label={label} title={label} {...beside}>
      {children}
    </a>
  );
}

/** Whether the links to an editor wait for a folder that only the reader knows. */
function useAsksForCheckout(): boolean {
  const { links, redacted } = usePage().model.data;
  return !redacted && needsRoot(links.editor);
}

/** Says why there are no links to an editor, and leads to the field. */
export function CheckoutHint() {
  const page = usePage();
  if (!useAsksForCheckout() || page.checkout.trim()) return null;
  const ask = () => document.querySelector<HTMLDialogElement>("#help")?.showModal();
  return (
    <p class="tools">
      <button type="button" class="link" onClick={ask}>
        {page.say("checkout.hint")}
      </button>
    </p>
  );
}

export function CheckoutField() {
  const page = usePage();
  if (!useAsksForCheckout()) return null;
  return (
    <section>
      <h3>{page.say("checkout.title")}</h3>
      <p>
        <label>
          {page.say("checkout.folder")}{" "}
          <input
            type="text"
            class="folder"
            value={page.checkout}
            placeholder="/path/to/pool"
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => page.setCheckout(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.closest("dialog")?.close()}
          />
        </label>
      </p>
      <p class="hint">{page.say(page.checkout.trim() ? "checkout.kept" : "checkout.hint")}</p>
    </section>
  );
}
