// Ids made on the device. crypto.randomUUID needs HTTPS, which a venue's address often has not; getRandomValues does not.

const fill = (bytes) => globalThis.crypto.getRandomValues(bytes);

/** A UUIDv7: sorts by time, so ids read in the order in which things happened. */
export function uuid7(now = Date.now(), random = fill) {
  const bytes = random(new Uint8Array(16));
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / 256 ** (5 - i)) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
}
