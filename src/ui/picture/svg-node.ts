/** Owns making nodes of a picture: plain SVG that office programs read, without style sheets. */

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** An SVG element with attributes; numbers are rounded to a hundredth of a pixel. */
export function svgNode(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly (Node | string)[] = [],
): SVGElement {
  const node = document.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    node.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  }
  node.append(...children);
  return node;
}

/** What decides how a text looks, from the computed style of the element it stands in. */
export function fontOf(style: CSSStyleDeclaration): Record<string, string> {
  const { fontFamily, fontSize, fontWeight, fontStyle, letterSpacing } = style;
  return {
    'font-family': fontFamily,
    'font-size': fontSize,
    'font-weight': fontWeight,
    ...(fontStyle !== 'normal' && { 'font-style': fontStyle }),
    ...(letterSpacing !== 'normal' && { 'letter-spacing': letterSpacing }),
  };
}
