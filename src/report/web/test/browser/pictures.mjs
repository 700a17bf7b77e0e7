// The pictures in a real browser: node test/browser/pictures.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appFactory, pageOf, synthetic, withPage } from "./checked.mjs";

const factory = pageOf("factory", appFactory());
const many = pageOf("many", await synthetic(2000));

const status = (page) => page.locator(".picture-status").innerText();

/** How many pixels of the canvas are near a colour of the style sheet. */
function pixels(page, name) {
  return page.evaluate((variable) => {
    const wanted = getComputedStyle(document.documentElement).getPropertyValue(`--${variable}`).trim();
    const rgb = [1, 3, 5].map((at) => parseInt(wanted.slice(at, at + 2), 16));
    const canvas = document.querySelector("#view canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (rgb.every((value, k) => Math.abs(value - data[i + k]) < 6)) ++found;
    }
    return found;
  }, name);
}

for (const colorScheme of ["light", "dark"]) {
  for (const view of ["layers", "matrix"]) {
    test(`${view}: the first frame has the red of violations, ${colorScheme}`, () =>
      withPage(`${factory}#v=${view}`, { colorScheme }, async (page) => {
        assert.ok((await pixels(page, "fault")) > 100);
      }));
  }
}

test("a screen of two dots per pixel gets as many", () =>
  withPage(`${factory}#v=layers`, { deviceScaleFactor: 2 }, async (page, canvas) => {
    const [drawn, shown] = await canvas.evaluate((one) => [one.width, one.clientWidth]);
    assert.equal(drawn, shown * 2);
  }));

test("arrows move between cells, Enter selects, f focuses, Escape leaves", () =>
  withPage(`${factory}#v=layers`, {}, async (page, canvas) => {
    await canvas.focus();
    await page.keyboard.press("ArrowDown");
    const first = await status(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const second = await status(page);
    assert.notEqual(first, second);
    await page.keyboard.press("Enter");
    const name = second.split(",")[0];
    assert.match(page.url(), new RegExp(`pod=${name}`));
    await page.keyboard.press("f");
    assert.match(await page.locator(".picture-tools select").first().evaluate((one) => one.value), /near/);
    await page.keyboard.press("Escape");
    assert.doesNotMatch(page.url(), /pod=/);
    await page.keyboard.press("Escape");
    assert.match(await page.locator(".picture-tools select").first().evaluate((one) => one.value), /all/);
  }));

test("a click selects, a drag does not, and neither moves the picture away", () =>
  withPage(`${factory}#v=layers&pod=WBMap`, {}, async (page, canvas) => {
    const box = await canvas.boundingBox();
    await page.mouse.move(box.x + 300, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + 340, box.y + 310, { steps: 3 });
    await page.mouse.up();
    assert.match(page.url(), /pod=WBMap/);
    await page.mouse.click(box.x + 4, box.y + box.height - 4);
    assert.doesNotMatch(page.url(), /pod=/);
  }));

test("two fingers enlarge the picture, one moves it, and the page stays where it is", () =>
  withPage(`${many}#v=layers`, { hasTouch: true }, async (page, canvas) => {
    const box = await canvas.boundingBox();
    const session = await page.context().newCDPSession(page);
    const touch = (type, ...apart) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: apart.map((dx, id) => ({ x: box.x + 500 + dx, y: box.y + 300, id })),
      });
    const shot = () => canvas.evaluate((one) => one.toDataURL());
    const before = await shot();
    await touch("touchStart", -40, 40);
    for (const reach of [60, 90, 140, 200]) await touch("touchMove", -reach, reach);
    await touch("touchEnd");
    await page.waitForTimeout(100);
    const near = await shot();
    assert.notEqual(near, before);
    await touch("touchStart", 0);
    for (const dx of [20, 60, 120]) await touch("touchMove", dx);
    await touch("touchEnd");
    await page.waitForTimeout(100);
    assert.notEqual(await shot(), near);
    assert.equal(await page.evaluate(() => window.visualViewport.scale), 1);
  }));

test("a path is shown between two pods", () =>
  withPage(`${factory}#v=layers&pod=House`, {}, async (page, canvas) => {
    await page.getByRole("button", { name: "Path to" }).click();
    await canvas.focus();
    await page.keyboard.press("ArrowUp");
    for (let k = 0; k < 8 && !/ base|Base/.test(await status(page)); ++k) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await status(page), /path from House to/i);
  }));

test("what the layers are asked for stands in the link, and Back undoes it", () =>
  withPage(`${factory}#v=layers&pod=House`, {}, async (page) => {
    const part = page.locator(".picture-tools select").first();
    const asked = async (...texts) => {
      for (const text of texts) assert.ok(page.url().includes(text), `${text} in ${page.url()}`);
    };
    await page.getByRole("button", { name: "Focus" }).click();
    await asked("focus=House");
    await page.getByLabel("Depth").selectOption("2");
    await page.getByLabel("Direction").selectOption("uses");
    await asked("depth=2", "way=uses");
    const shown = await status(page);
    await page.reload();
    page.requests.pop();
    assert.equal(await status(page), shown);
    assert.equal(await page.getByLabel("Depth").inputValue(), "2");
    await page.goBack();
    assert.equal(await page.getByLabel("Direction").inputValue(), "both");
    await page.goBack();
    await page.goBack();
    assert.equal(await part.inputValue(), "all");
    assert.notEqual(await status(page), shown);
    await page.goForward();
    assert.equal(await part.inputValue(), "near");
    await part.selectOption("app 1");
    await asked("in=Anjuke");
    await page.getByRole("button", { name: "Group", exact: true }).click();
    await asked("by=group");
    await page.goBack();
    assert.equal(await part.inputValue(), "app 1");
  }));

test("a link leads to a path, and says where none leads", async () => {
  await withPage(`${factory}#v=layers&path=House~WBBase`, {}, async (page) => {
    assert.match(await status(page), /^Path from House to WBBase, 1 step$/);
  });
  await withPage(`${factory}#v=layers&path=WBBase~House`, {}, async (page) => {
    assert.equal(await status(page), "No path from WBBase to House");
  });
});

test("Back leaves no cursor of another picture behind", () =>
  withPage(`${factory}#v=layers`, {}, async (page, canvas) => {
    await page.getByRole("button", { name: "Group", exact: true }).click();
    await page.getByRole("button", { name: "Pod", exact: true }).click();
    await canvas.focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    const before = await status(page);
    await page.goBack();
    assert.notEqual(await status(page), before);
  }));

test("the matrix says in its link what it is made of", () =>
  withPage(`${factory}#v=matrix`, {}, async (page) => {
    await page.getByRole("button", { name: "Pod", exact: true }).click();
    assert.match(page.url(), /by=pod/);
    await page.goBack();
    assert.equal(await page.getByRole("button", { name: "Group", exact: true }).getAttribute("aria-pressed"), "true");
  }));

test("the matrix moves by keys, selects, and is enlarged by a rectangle", () =>
  withPage(`${many}#v=matrix`, {}, async (page, canvas) => {
    await page.getByRole("button", { name: "Pod", exact: true }).click();
    await canvas.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    assert.match(await status(page), /uses .*import/);
    await page.keyboard.press("Enter");
    assert.match(page.url(), /edge=/);
    await page.keyboard.press("Escape");
    const before = await canvas.evaluate((one) => one.toDataURL().length);
    const box = await canvas.boundingBox();
    await page.mouse.move(box.x + 300, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + 330, box.y + 330, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await canvas.evaluate((one) => one.toDataURL().length), before);
  }));

test("the selection of 2,000 pods is labelled", () =>
  withPage(`${many}#v=layers`, {}, async (page, canvas) => {
    await canvas.focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    assert.ok(Number(await canvas.getAttribute("data-labels")) >= 1);
    assert.ok(Number(await canvas.getAttribute("data-labels")) <= 40);
  }));

test("names are drawn when all lines are, so that none is crossed", () =>
  withPage(`${factory}#v=layers`, {}, async (page) => {
    const calls = await page.evaluate(async () => {
      const found = [];
      const prototype = CanvasRenderingContext2D.prototype;
      for (const name of ["bezierCurveTo", "strokeText", "fillText"]) {
        const own = prototype[name];
        prototype[name] = function (...values) {
          found.push([name, values[0]]);
          return own.apply(this, values);
        };
      }
      window.dispatchEvent(new Event("resize"));
      [...document.querySelectorAll("button")].find((one) => one.textContent.includes("Fit")).click();
      await new Promise((done) => setTimeout(done, 200));
      return found;
    });
    const lines = calls.map(([name]) => name).lastIndexOf("bezierCurveTo");
    for (const text of ["WBMap", "AnjukeHome", "house", "Base library"]) {
      const at = calls.findLastIndex(([name, value]) => name === "fillText" && value === text);
      assert.ok(lines >= 0 && at > lines, `${text}: ${at}, lines: ${lines}`);
      assert.deepEqual(calls[at - 1], ["strokeText", text]); // its rim
    }
  }));

test("the key names the grey lines where there are some", async () => {
  const key = (page) => page.locator(".picture-key").innerText();
  await withPage(`${factory}#v=layers`, {}, async (page) => assert.doesNotMatch(await key(page), /dependency/));
  await withPage(`${factory}#v=layers&edges=all`, {}, async (page) => assert.match(await key(page), /dependency/));
});

test("no text of a treemap leaves its tile", async () => {
  for (const width of [420, 700, 1024, 1440]) {
    for (const view of ["v=apps", "v=apps&app=Recruit", "v=apps&app=Recruit&with=58App"]) {
      await withPage(`${factory}#${view}`, { viewport: { width, height: 900 } }, async (page) => {
        const ends = await page.locator(".treemap g:has(text)").evaluateAll((tiles) =>
          tiles.map((tile) => {
            const [text, rect] = [tile.querySelector("text").getBBox(), tile.querySelector("rect").getBBox()];
            return [tile.textContent, rect.x + rect.width - text.x - text.width];
          }),
        );
        assert.ok(ends.length > 5);
        for (const [text, room] of ends) assert.ok(room >= 2, `${text} at ${width}, ${view}: ${room}`);
      });
    }
  }
});

test("filters and the frame leave room for what they are for", async () => {
  await withPage(`${factory}#v=violations`, { viewport: { width: 420, height: 800 } }, async (page) => {
    assert.ok((await page.locator(".filters").boundingBox()).height < 180);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 420);
  });
  await withPage(`${factory}#v=overview`, { viewport: { width: 1024, height: 700 } }, async (page) => {
    assert.ok((await page.locator("header").boundingBox()).height < 50);
  });
});

test("an arrow within a message does not end a line halfway", () =>
  withPage(`${factory}#v=violations`, {}, async (page) => {
    const text = await page.locator("#view").innerText();
    assert.match(text, /WBIM → WBPublish → WBShare → WBIM/);
    assert.doesNotMatch(text, / -> /);
  }));

test("only the view scrolls, not the page around it", async () => {
  for (const view of ["overview", "violations", "layers", "matrix", "cycles", "why", "apps"]) {
    await withPage(`${factory}#v=${view}`, { viewport: { width: 1280, height: 600 } }, async (page) =>
      assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 600, view),
    );
  }
});

test("forbidden arrows are crossed, mutual pairs and pods with ports are marked, and the key says so", () => {
  const data = appFactory();
  data.pods.flags[data.pods.name.indexOf("WubaRN")] |= 4;
  return withPage(`${pageOf("ports", data)}#v=layers&group=house`, {}, async (page) => {
    const drawn = await page.evaluate(async () => {
      const texts = [];
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        texts.push(text);
        return fillText.call(this, text, ...rest);
      };
      document.querySelector("#view canvas").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return texts;
    });
    const count = (sign) => drawn.filter((text) => text.includes(sign)).length;
    assert.equal(count("✕"), 4);
    assert.equal(count("⇄"), 2);
    assert.match(await page.locator(".picture-key").innerText(), /✕ forbidden[^]*⇄ use each other[^]*◒ has ports/);
  });
});
