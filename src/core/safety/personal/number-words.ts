/**
 * The numbers 0 to 99 as they are said, in folded spelling (lower case, no accents), with the digits they stand for.
 * Enough for what is dictated digit by digit or in pairs.
 */
export const numberWords: ReadonlyMap<string, string> = new Map([
  ...english(),
  ...spanish(),
  ...german(),
  ...french(),
  ...italian(),
  ...portuguese(),
]);

/** Words of the longest entry: `quatre vingt dix neuf`. */
export const MOST_WORDS = 4;

type Entries = readonly (readonly [string, string])[];

function list(words: string, from: number, step = 1): Entries {
  return words
    .split(" ")
    .flatMap((entry, i) => entry.split("/").map((word) => [word, String(from + i * step)] as const));
}

/** Every ten with every unit: `join` says how the two are put together. */
function pairs(tens: Entries, units: Entries, join: (ten: string, unit: string) => readonly string[]): Entries {
  return tens.flatMap(([ten, tenDigits]) =>
    units.flatMap(([unit, digit]) =>
      join(ten, unit).map((word) => [word, String(Number(tenDigits) + Number(digit))] as const),
    ),
  );
}

function english(): Entries {
  const units = list("one two three four five six seven eight nine", 1);
  const tens = list("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10);
  const teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
  return [
    ...list("zero/oh/o/nought", 0),
    ...units,
    ...list(teens, 10),
    ...tens,
    ...pairs(tens, units, (ten, unit) => [`${ten} ${unit}`]),
  ];
}

function spanish(): Entries {
  const units = list("uno/un/una dos tres cuatro cinco seis siete ocho nueve", 1);
  const tens = list("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10);
  const teens = "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte";
  const twenties = pairs([["veinti", "20"]], units, (ten, unit) => [`${ten}${unit}`]);
  return [
    ...list("cero", 0),
    ...units,
    ...list(teens, 10),
    ...twenties,
    ...tens,
    ...pairs(tens, units, (ten, unit) => [`${ten} y ${unit}`]),
  ];
}

function german(): Entries {
  const units = list("eins/ein zwei/zwo drei vier funf/fuenf sechs sieben acht neun", 1);
  const tens = list("zwanzig dreissig vierzig funfzig/fuenfzig sechzig siebzig achtzig neunzig", 20, 10);
  const teens = "zehn elf zwolf/zwoelf dreizehn vierzehn funfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn";
  return [
    ...list("null", 0),
    ...units,
    ...list(teens, 10),
    ...tens,
    ...pairs(tens, units, (ten, unit) => [`${unit}und${ten}`]),
  ];
}

function french(): Entries {
  const units = list("un/une deux trois quatre cinq six sept huit neuf", 1);
  const tens = list("vingt trente quarante cinquante soixante septante huitante nonante", 20, 10);
  const eighty = [["quatre vingt", "80"]] as const;
  const teens: Entries = [
    ...list("dix onze douze treize quatorze quinze seize", 10),
    ...pairs([["dix", "10"]], list("sept huit neuf", 7), (ten, unit) => [`${ten} ${unit}`]),
  ];
  const joined = (ten: string, unit: string) => [`${ten} ${unit}`, `${ten} et ${unit}`];
  return [
    ...list("zero", 0),
    ...units,
    ...teens,
    ...tens,
    ...eighty,
    ["quatre vingts", "80"],
    ...pairs(tens, units, joined),
    ...pairs(eighty, units, joined),
    ...pairs([["soixante", "60"], ...eighty], teens, joined),
  ];
}

function italian(): Entries {
  const units = list("uno due tre quattro cinque sei sette otto nove", 1);
  const tens = list("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10);
  const teens = "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove";
  const joined = (ten: string, unit: string) => [/^[uo]/.test(unit) ? `${ten.slice(0, -1)}${unit}` : `${ten}${unit}`];
  return [...list("zero", 0), ...units, ...list(teens, 10), ...tens, ...pairs(tens, units, joined)];
}

function portuguese(): Entries {
  const units = list("um/uma dois/duas tres quatro cinco seis/meia sete oito nove", 1);
  const tens = list("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10);
  const teens =
    "dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove";
  return [
    ...list("zero", 0),
    ...units,
    ...list(teens, 10),
    ...tens,
    ...pairs(tens, units, (ten, unit) => [`${ten} e ${unit}`]),
  ];
}
