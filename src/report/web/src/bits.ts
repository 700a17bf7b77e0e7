// Sets of rows as the data carries them: row i is bit i % 8 of byte i / 8.

export function decodeBits(base64: string, rows: number): Uint8Array {
  const bits = new Uint8Array((rows + 7) >> 3);
  const text = atob(base64);
  for (let i = 0; i < bits.length && i < text.length; i++) bits[i] = text.charCodeAt(i);
  return bits;
}

export function encodeBits(bits: Uint8Array): string {
  let text = "";
  for (const byte of bits) text += String.fromCharCode(byte);
  return btoa(text);
}

export function hasBit(bits: Uint8Array, row: number): boolean {
  return ((bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}

export function setBit(bits: Uint8Array, row: number): void {
  bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
}

export function rowsOf(bits: Uint8Array, rows: number): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (hasBit(bits, row)) found.push(row);
  return found;
}
