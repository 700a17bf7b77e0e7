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

export function HelpDialog({ dialog }: { dialog: Ref<HTMLDialogElement> }) {
  const page = usePage();
  return (
    <dialog ref={dialog} id="help" aria-label={page.say("head.help")}>
      <form method="dialog">
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
        <button>{page.say("panel.close")}</button>
      </form>
    </dialog>
  );
}
