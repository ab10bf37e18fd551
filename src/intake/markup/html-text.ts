/** Owns the text of HTML as a person sees it: entities decoded, blanks joined. */

/** Of the named entities, those that exports contain; any other stays as it is written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  plusmn: '±',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  times: '×',
  divide: '÷',
  minus: '−',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  sect: '§',
  para: '¶',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  frac14: '¼',
  permil: '‰',
  micro: 'µ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  shy: '',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
  le: '≤',
  ge: '≥',
  ne: '≠',
  Omega: 'Ω',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ecirc: 'ê',
  acirc: 'â',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  aacute: 'á',
};

/** Numbers 128–159 as browsers read them: windows-1252. */
const WINDOWS = new TextDecoder('windows-1252');

export function decodeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([A-Za-z]{2,8}\d{0,2}));?/g,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) {
        // Without its semicolon only what cannot be part of an address: a=1&copy=2 stays.
        const isNamed = Object.hasOwn(NAMED, name) && (whole.endsWith(';') || /^(?:nbsp|amp|lt|gt|quot)$/.test(name));
        return isNamed ? (NAMED[name] ?? whole) : whole;
      }
      const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
      if (code >= 128 && code < 160) return WINDOWS.decode(Uint8Array.of(code));
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Line ends stand for <br>; blanks around them and at the ends go, those within are joined. */
export function visibleText(text: string): string {
  return text
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[ \t\r\f\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/^[ \n]+|[ \n]+$/g, '');
}
