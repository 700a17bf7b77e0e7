import assert from "node:assert/strict";
import test from "node:test";
import { keepCheckout, keptCheckout } from "../src/checkout";

/** As much of a Storage as is used. */
function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

test("a folder is kept for the next time, for each pool its own", () => {
  const storage = memory();
  keepCheckout("pool", "/src/wb", () => storage);
  assert.equal(keptCheckout("pool", () => storage), "/src/wb");
  assert.equal(keptCheckout("other", () => storage), "");
  keepCheckout("pool", "", () => storage);
  assert.equal(keptCheckout("pool", () => storage), "");
});

test("a browser that keeps nothing is no trouble", () => {
  const refuses = () => {
    throw new Error("SecurityError");
  };
  const full = { getItem: refuses, setItem: refuses, removeItem: refuses } as unknown as Storage;
  for (const storage of [refuses, () => full, () => null as unknown as Storage]) {
    keepCheckout("pool", "/src/wb", storage);
    keepCheckout("pool", "", storage);
    assert.equal(keptCheckout("pool", storage), "");
  }
});
