// A gentle hint where words seem to name a person. A guess, said as one; it never stops anything.

const TITLES = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Nurse|Uncle|Auntie|Aunt)\.?\s+\p{Lu}[\p{L}’'-]+/u;
const CALLED =
  /\b(?:[Cc]alled|[Nn]amed|name is|[Ll]ike|by|from|with|and|[Aa]sk|[Aa]sked|[Tt]old|[Tt]ell|[Ss]ee|[Rr]ing)\s+(\p{Lu}\p{Ll}{2,})\b(?!\s+(?:Road|Street|Hospital|House|Centre|Park|School|Council))/u;
const POSSESSIVE = /\S\s(\p{Lu}\p{Ll}{2,})[’']s\b/u;
// Capitalised in the middle of a sentence, and no person.
const COMMON = new Set(
  (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September " +
    "October November December England Wales Scotland Ireland Britain London English Welsh Polish Arabic Urdu Christmas Easter " +
    "Ramadan Eid Facebook WhatsApp Google Zoom Internet Council Hospital"
  ).split(" "),
);

export function namesSomebody(text) {
  if (TITLES.test(text)) return true;
  const found = CALLED.exec(text)?.[1] ?? POSSESSIVE.exec(text)?.[1];
  return Boolean(found) && !COMMON.has(found);
}

export const NAME_HINT =
  "Does this name a person? Points go to the room and the report. “A neighbour” keeps it private.";
