import { expect, it } from "vitest";
import { wantsToStop } from "../../../../src/core/turn/decide/wants-to-stop.ts";
import { wantsOther } from "../../../../src/core/understanding/dialogue/comparing-words.ts";

it.each(["Forget it.", "oh, never mind, thanks", "Déjalo", "olvídalo, gracias", "Vergessen Sie es", "abbrechen bitte"])(
  "“%s” ends what was begun",
  (text) => expect(wantsToStop(text)).toBe(true),
);

it.each([
  "I want to cancel my order TR-1001",
  "I forgot my password",
  "Quiero cancelar el pedido",
  "Ich will es nicht vergessen",
  "yes",
])("“%s” ends nothing", (text) => expect(wantsToStop(text)).toBe(false));

it("hears that another one is meant", () => {
  for (const text of ["no, the other order", "no, el otro", "nein, die andere"]) expect(wantsOther(text)).toBe(true);
  for (const text of ["no, I don't want it", "no, no lo quiero", "nein, lieber nicht"])
    expect(wantsOther(text)).toBe(false);
});
