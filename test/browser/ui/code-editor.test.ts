// The editor of statements: offers at the cursor, keys, the mark of an error, and letters that lie over their colours.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/theme/base.css';
import '../../../src/theme/tokens.css';
import CodeEditor from '../../../src/ui/CodeEditor.svelte';

let editor: Record<string, unknown>;
let runs = 0;
function open(value: string, mark: { from: number; to: number } | null = null): void {
  const target = document.createElement('div');
  target.style.cssText = 'display:flex;flex-direction:column;width:700px;height:240px';
  document.body.append(target);
  editor = mount(CodeEditor, {
    target,
    props: {
      ...{ id: 'editor', label: 'Statement', keys: 'Escape, then Tab leaves', offers: 'Suggestions', value, mark },
      oninput: () => undefined,
      complete: (text: string, at: number) => {
        const word = /[a-z_]*$/.exec(text.slice(0, at))?.[0] ?? '';
        const items = ['customer', 'customer_facts', 'count()'].filter((name) => word !== '' && name.startsWith(word));
        return items.length === 0
          ? null
          : {
              from: at - word.length,
              items: items.map((name) => ({ text: name, badge: 'T', back: name.endsWith('()') ? 1 : 0 })),
            };
      },
      onrun: () => runs++,
    },
  });
  flushSync();
}

beforeEach(() => (runs = 0));
afterEach(async () => {
  await unmount(editor);
  document.body.replaceChildren();
});

const area = (): HTMLTextAreaElement => document.querySelector('textarea') as HTMLTextAreaElement;
const offers = (): string[] => Array.from(document.querySelectorAll('[role=option] .name'), (offer) => offer.textContent);

it('offers while one types, takes the chosen one with Enter, and leaves the cursor inside the brackets', async () => {
  open('');
  area().focus();
  await userEvent.keyboard('c');
  expect(offers()).toEqual(['customer', 'customer_facts', 'count()']);
  await userEvent.keyboard('{ArrowUp}');
  expect(area().getAttribute('aria-activedescendant')).toBe('editor-offers-2');
  await userEvent.keyboard('{Enter}');
  expect(area().value).toBe('count()');
  expect(area().selectionStart).toBe(6);
  expect(offers()).toEqual([]);
});

it('closes the offers with Escape and begins a new line with Enter behind a whole word', async () => {
  open('');
  area().focus();
  await userEvent.keyboard('cu');
  await userEvent.keyboard('{Escape}');
  expect(offers()).toEqual([]);
  await userEvent.keyboard('stomer');
  await userEvent.keyboard('{Enter}');
  expect(area().value).toBe('customer\n');
});

it('runs with Ctrl+Enter and indents with Tab until Escape lets it go', async () => {
  open('a');
  area().focus();
  area().setSelectionRange(0, 0);
  await userEvent.keyboard('{Tab}');
  expect(area().value).toBe('  a');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(runs).toBe(1);
  await userEvent.keyboard('{Escape}{Tab}');
  expect(document.activeElement).not.toBe(area());
});

it('draws its colours letter for letter under the text', () => {
  open("SELECT '客户' AS name -- 注释\nFROM t");
  const drawn = document.querySelector('.under pre:not(.clear)') as HTMLElement;
  expect(drawn.textContent).toBe(area().value);
  const [under, over] = [getComputedStyle(drawn), getComputedStyle(area())];
  for (const name of ['fontFamily', 'fontSize', 'lineHeight', 'letterSpacing', 'paddingLeft', 'paddingTop', 'tabSize'] as const)
    expect(under[name]).toBe(over[name]);
  expect(drawn.getBoundingClientRect().left).toBe(area().getBoundingClientRect().left);
});

it('marks the place of an error and its line', () => {
  open('SELECT 1,\n  nope', { from: 12, to: 16 });
  expect(document.querySelector('.mark')?.textContent).toBe('nope');
  expect(document.querySelector('li.bad')?.textContent).toBe('2');
  expect(area().getAttribute('aria-invalid')).toBe('true');
});
