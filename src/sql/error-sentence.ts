/** Owns plain sentences for what DuckDB says of a statement: what is wrong and what to do, in both languages. */
import type { Text } from '../lib/text';

interface Kind {
  readonly says: RegExp;
  readonly text: (found: readonly string[], message: string) => Text;
}

const KINDS: readonly Kind[] = [
  {
    says: /syntax error at end of input/i,
    text: () => ({
      en: 'the statement ends too early. Something is missing behind the marked place.',
      zh: '语句不完整，标记处之后缺少内容。',
    }),
  },
  {
    says: /syntax error at or near "([\s\S]*?)"\n/i,
    text: ([at = '']) => ({
      en: `"${at}" is not expected here. Look at this word and the one before it.`,
      zh: `此处不应出现“${at}”，请检查该处及其前一个词。`,
    }),
  },
  {
    says: /Referenced column "(.*?)" (?:not found|was not found)/i,
    text: ([name = ''], message) => {
      const near = candidates(message);
      return {
        en: `there is no column ${name}.${near === '' ? '' : ` Did you mean ${near}?`}`,
        zh: `没有列 ${name}。${near === '' ? '' : `是否为 ${near}？`}`,
      };
    },
  },
  {
    says: /Referenced table "(.*?)" not found/i,
    text: ([name = ''], message) => {
      const near = candidates(message);
      return {
        en: `no table of the FROM clause is called ${name}.${near === '' ? '' : ` There is ${near}.`}`,
        zh: `FROM 子句中没有名为 ${name} 的表。${near === '' ? '' : `现有：${near}。`}`,
      };
    },
  },
  {
    says: /(Table|Function) with name "?(.*?)"? does not exist/i,
    text: ([kind = '', name = ''], message) => {
      const near = /Did you mean "([^"]+)"/i.exec(message)?.[1];
      const isTable = /table$/i.test(kind);
      return {
        en: `there is no ${isTable ? 'table' : 'function'} ${name}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
        zh: `没有${isTable ? '表' : '函数'} ${name}。${near === undefined ? '' : `是否为 ${near}？`}`,
      };
    },
  },
  {
    says: /Function with name "?(.*?)"? is not in the catalog/i,
    text: ([name = '']) => ({
      en: `the function ${name} is not part of this engine. Use another one.`,
      zh: `当前引擎不含函数 ${name}，请改用其他函数。`,
    }),
  },
  {
    says: /No function matches the given name and argument types '(.*?)'/i,
    text: ([call = '']) => ({
      en: `${call} does not exist: the types do not fit. Convert them with CAST(… AS DOUBLE) or the like.`,
      zh: `${call} 不存在：参数类型不符，请用 CAST(… AS DOUBLE) 等转换。`,
    }),
  },
  {
    says: /column "(.*?)" must appear in the GROUP BY/i,
    text: ([name = '']) => ({
      en: `${name} is neither grouped nor aggregated. Add it to GROUP BY, or write any_value(${name}).`,
      zh: `${name} 既未分组也未聚合，请加入 GROUP BY 或写作 any_value(${name})。`,
    }),
  },
  {
    says: /Ambiguous reference to (?:column name|table) "(.*?)"(?: \(use: (.*?)\))?/i,
    text: ([name = '', use]) => ({
      en: `${name} stands in several tables. Write which${use === undefined ? '' : `: ${unquoted(use)}`}.`,
      zh: `${name} 在多张表中都有，请写明所属表${use === undefined ? '' : `：${unquoted(use).replace(/ or /g, ' 或 ')}`}。`,
    }),
  },
  {
    says: /Could not convert string '([\s\S]*?)' to (\w+)/i,
    text: ([value = '', type = '']) => ({
      en: `"${value}" cannot be read as ${type}. TRY_CAST gives NULL instead of this error.`,
      zh: `“${value}”无法转换为 ${type}。用 TRY_CAST 可改为返回 NULL。`,
    }),
  },
  {
    says: /WHERE clause cannot contain aggregates/i,
    text: () => ({
      en: 'WHERE cannot hold a sum or count. Put that condition into HAVING.',
      zh: 'WHERE 中不能使用聚合函数，请改用 HAVING。',
    }),
  },
  {
    says: /file system operations are disabled/i,
    text: () => ({
      en: 'files cannot be read from a statement. Drop the file on the page; it then is a table.',
      zh: '语句不能直接读取文件，请将文件拖入页面，作为数据表使用。',
    }),
  },
];

/** The sentence begins in lower case in English, for it stands behind "Line 3:". null: no better words than the engine's own are known. */
export function errorSentence(message: string): Text | null {
  for (const { says, text } of KINDS) {
    const found = says.exec(`${message}\n`);
    if (found !== null) return text(found.slice(1), message);
  }
  return null;
}

function candidates(message: string): string {
  const listed = /Candidate (?:bindings|tables): (.*)/i.exec(message)?.[1] ?? '';
  return [...listed.matchAll(/"([^"]+)"/g)]
    .map(([, name]) => name)
    .slice(0, 3)
    .join(', ');
}

function unquoted(text: string): string {
  return text.replace(/"/g, '');
}
