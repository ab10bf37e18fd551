/** Owns the words of the SQL page. */
import { formatCount } from '../../lib/format';
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';

/** 0.24 s, 12.3 s; the same in both languages. */
export function seconds(ms: number): string {
  return ms < 9950 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`;
}

export const sqlText = {
  statement: { en: 'Statement (reading only)', zh: '语句（只读）' },
  keys: {
    en: 'Ctrl+Enter runs · Ctrl+Space suggests · Tab indents; Escape, then Tab leaves',
    zh: 'Ctrl+Enter 执行 · Ctrl+空格 补全 · Tab 缩进；先按 Esc 再按 Tab 可离开编辑框',
  },
  offers: { en: 'Suggestions', zh: '补全建议' },
  run: { en: 'Run', zh: '执行' },
  runSelection: { en: 'Run selection', zh: '执行选中' },
  ready: { en: 'Examples', zh: '示例语句' },
  history: { en: 'History', zh: '历史' },
  historyOf: { en: 'Statements run before', zh: '执行过的语句' },
  historyEmpty: { en: 'No statement has been run yet.', zh: '尚无执行记录。' },
  historyNone: { en: 'No statement holds these words.', zh: '没有符合的语句。' },
  historyNote: {
    en: 'Kept in this browser, without results.',
    zh: '仅保存在本浏览器，不含查询结果。',
  },
  restore: (count: number): Text => ({ en: `Bring back ${many(count, 'statement')}`, zh: `恢复 ${formatCount(count, 'zh')} 条` }),
  split: { en: 'Height of the editor (drag, arrow keys; double click resets)', zh: '编辑框高度（拖动或方向键调整，双击还原）' },
  forget: { en: 'Remove this statement', zh: '删除此语句' },
  failed: { en: 'no result', zh: '无结果' },
  use: { en: 'Put into the editor', zh: '放入编辑框' },
  tables: { en: 'Tables', zh: '数据表' },
  tablesFind: { en: 'Find a table or column', zh: '查找表或列' },
  modelTables: { en: 'Model', zh: '模型表' },
  fileTables: { en: 'Files as read', zh: '原始文件表' },
  tablesAwaited: { en: 'Looking up the tables…', zh: '正在读取数据表…' },
  noTables: { en: 'Open a file or the example on the Data page first.', zh: '请先在“数据”页打开文件或示例。' },
  columnsOf: (table: string): Text => ({ en: `Columns of ${table}`, zh: `${table} 的列` }),
  insert: (name: string): Text => ({ en: `Insert ${name}`, zh: `插入 ${name}` }),
  result: { en: 'Result', zh: '查询结果' },
  running: (time: string): Text => ({ en: `Running, ${time}`, zh: `执行中，${time}` }),
  cancelled: (time: string): Text => ({ en: `Cancelled after ${time}.`, zh: `已取消（执行 ${time}）。` }),
  errorAt: (line: number, column: number, sentence: Text): Text => ({
    en: `Line ${String(line)}, column ${String(column)}: ${sentence.en}`,
    zh: `第 ${String(line)} 行第 ${String(column)} 列：${sentence.zh}`,
  }),
  showPlace: { en: 'Go to the place', zh: '定位' },
  rows: (count: number): Text => ({ en: many(count, 'row'), zh: `${formatCount(count, 'zh')} 行` }),
  columns: (count: number): Text => ({ en: many(count, 'column'), zh: `${formatCount(count, 'zh')} 列` }),
  begin: {
    en: 'Type a statement and press Ctrl+Enter, or take one of the examples.',
    zh: '输入语句后按 Ctrl+Enter，或从“示例语句”开始。',
  },
  view: { en: 'Shown as', zh: '显示方式' },
  chartKind: { en: 'Kind of chart', zh: '图表类型' },
  kinds: {
    bars: { en: 'Bars', zh: '条形' },
    lines: { en: 'Lines', zh: '折线' },
    points: { en: 'Points', zh: '散点' },
  },
  category: { en: 'Category', zh: '类别' },
  value: { en: 'Value', zh: '数值' },
  xAxis: { en: 'Across', zh: '横轴' },
  yAxis: { en: 'Up', zh: '纵轴' },
  series: { en: 'Series', zh: '系列' },
  eachNumber: { en: 'each column of numbers', zh: '各数值列' },
  chartOf: (x: string, y: string): Text => ({ en: `Chart: ${y} by ${x}`, zh: `图表：${y}（按 ${x}）` }),
  chartOfRow: (names: string): Text => ({ en: `Chart: ${names}`, zh: `图表：${names}` }),
  noChart: {
    en: 'A chart needs rows with a column of numbers and one more column: a category, a time, or another number.',
    zh: '绘图至少需要一列数值和另一列（类别、时间或另一数值）。',
  },
  copy: { en: 'Copy', zh: '复制' },
  copySelection: { en: 'Selected cells', zh: '选中单元格' },
  copyAll: { en: 'Whole result', zh: '全部结果' },
  copied: (rows: number, columns: number): Text => ({
    en: `Copied ${many(rows, 'row')} × ${many(columns, 'column')}.`,
    zh: `已复制 ${formatCount(rows, 'zh')} 行 × ${formatCount(columns, 'zh')} 列。`,
  }),
  copiedPart: (rows: number, all: number): Text => ({
    en: `Copied the first ${many(rows, 'row')} of ${formatCount(all, 'en')}. Export takes all of them.`,
    zh: `已复制前 ${formatCount(rows, 'zh')} 行（共 ${formatCount(all, 'zh')} 行），全部数据请用导出。`,
  }),
  export: { en: 'Export', zh: '导出' },
  csv: { en: 'CSV', zh: 'CSV' },
  xlsx: { en: 'Excel workbook', zh: 'Excel 工作簿' },
  xlsxTooLong: { en: 'more rows than a sheet has', zh: '超过工作表行数' },
  exporting: { en: 'Exporting…', zh: '正在导出…' },
  masked: { en: 'Personal columns are masked, in copies and exports too.', zh: '个人信息已脱敏，复制与导出同样脱敏。' },
  maskedShort: { en: 'personal columns masked', zh: '个人信息已脱敏' },
  anySizeShort: { en: 'small groups shown', zh: '含小样本分组' },
  anySize: { en: 'The rule that hides small groups does not apply to statements.', zh: '小样本隐藏规则不适用于自写语句。' },
  csvCuts: { en: 'Excel cuts long numbers', zh: '用 Excel 打开会截断长编号' },
  sorting: { en: 'Sorting…', zh: '排序中…' },
  segments: { en: 'Turn into segments', zh: '转为分群' },
  segmentsHint: {
    en: 'Makes each value of the second column a segment and turns to Segments.',
    zh: '以第二列的取值作为客群，并转到“分群”页。',
  },
};
