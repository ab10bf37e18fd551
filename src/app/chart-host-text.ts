/** Owns the words around a chart. */
import type { Text } from '../lib/text';

export const chartHostText = {
  view: { en: 'View', zh: '视图' },
  enlarge: { en: 'Enlarge for presenting', zh: '放大演示' },
  shrink: { en: 'Back to the page (Esc)', zh: '返回页面（Esc）' },
  needs: { en: 'This view needs more data', zh: '此视图还缺少数据' },
  declined: { en: 'What this data cannot show yet', zh: '当前数据暂不能展示' },
  toData: { en: 'Go to the Data page', zh: '前往“数据”页' },
  nobody: { en: 'No customers under these filters', zh: '没有满足条件的客户' },
  nobodyText: { en: 'Remove a filter above to see more.', zh: '请移除上方的部分筛选条件。' },
  rows: { en: 'Customers behind this view', zh: '此视图的客户清单' },
  export: { en: 'More: customers, copy, save', zh: '更多：客户清单、复制、保存' },
  exportOne: { en: 'More: copy, save', zh: '更多：复制、保存' },
  copyPicture: { en: 'Copy as picture', zh: '复制为图片' },
  savePng: { en: 'Save as PNG', zh: '另存为 PNG' },
  saveSvg: { en: 'Save as SVG', zh: '另存为 SVG' },
  copyTable: { en: 'Copy the table', zh: '复制表格' },
  pictureCopied: { en: 'The picture is on the clipboard.', zh: '图片已复制到剪贴板。' },
  pictureRefused: {
    en: 'This browser keeps pictures off the clipboard. Save the chart as PNG instead.',
    zh: '浏览器不允许复制图片，请改用“另存为 PNG”。',
  },
  pictureFailed: {
    en: 'The picture could not be drawn. Save the chart as SVG instead.',
    zh: '图片生成失败，请改用“另存为 SVG”。',
  },
  tableCopied: { en: 'The table is on the clipboard.', zh: '表格已复制到剪贴板。' },
  copyFailed: { en: 'The browser refused the clipboard.', zh: '浏览器拒绝访问剪贴板。' },
} satisfies Record<string, Text>;
