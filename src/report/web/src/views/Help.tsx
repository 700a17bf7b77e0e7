// The keys, and what the reader may set, in a dialog.
import type { Ref } from "preact";
import type { Key } from "../i18n";
import { usePage } from "../page";
import { CheckoutField } from "./Place";

const keys: [string, Key][] = [
  ["/", "help.search"],
  ["1 … 7", "help.views"],
  ["[ ]", "help.findings"],
  ["← ↑ ↓ →", "help.arrows"],
  ["Enter", "help.enter"],
  ["f", "help.focus"],
  ["Esc", "help.escape"],
  ["?", "help.help"],
];

/** Not by a form of the dialog's: frames without the right to forms hold its submission back. */
function closeAround(element: Element): void {
  element.closest("dialog")?.close();
}

export function HelpDialog({ dialog }: { dialog: Ref<HTMLDialogElement> }) {
  const page = usePage();
  return (
    <dialog ref={dialog} id="help" aria-label={page.say("head.help")}>
      <h2>{page.say("help.title")}</h2>
      <table>
        <tbody>
          {keys.map(([key, word]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{page.say(word)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{page.say("help.prefixes")}</p>
      <CheckoutField />
      <button type="button" onClick={(event) => closeAround(event.currentTarget)}>
        {page.say("panel.close")}
      </button>
    </dialog>
  );
}
