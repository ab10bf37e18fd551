/** Owns the words of the shell: name, pages, bars. A page's own words lie beside it. */
import type { Text } from '../lib/text';

export const NAME: Text = { en: 'Wattfolk', zh: '电客分群' };

export const shell = {
  tagline: { en: 'Customer segments', zh: '电力客户细分' },
  data: { en: 'Data', zh: '数据' },
  quality: { en: 'Data quality', zh: '数据质量' },
  overview: { en: 'Overview', zh: '总览' },
  segments: { en: 'Segments', zh: '分群' },
  load: { en: 'Load curves', zh: '负荷曲线' },
  service: { en: 'Satisfaction & service', zh: '满意度与服务' },
  customer: { en: 'Customer', zh: '客户' },
  sql: { en: 'SQL', zh: 'SQL' },
  engineStarting: { en: 'Starting the engine', zh: '引擎启动中' },
  engineReady: { en: 'Works offline · data stays here', zh: '离线运行 · 数据不出本页' },
  engineRetry: { en: 'Try again', zh: '重试' },
  engineFailed: { en: 'The engine did not start', zh: '引擎未能启动' },
  exampleMark: { en: 'Invented example data', zh: '虚构示例数据' },
  personalHidden: { en: 'Personal data is masked. Show it', zh: '个人信息已脱敏，点击显示' },
  personalShown: { en: 'Personal data is shown. Mask it', zh: '个人信息显示中，点击脱敏' },
  dropHere: { en: 'Drop the files to open them', zh: '松开鼠标即可打开文件' },
  noData: { en: 'No data yet', zh: '尚无数据' },
  noDataText: {
    en: 'Open an export of your marketing, metering or 95598 system, or look around with example data.',
    zh: '打开营销、采集或 95598 系统导出的文件，或先用示例数据体验。',
  },
  toData: { en: 'Open files', zh: '打开文件' },
  tryExample: { en: 'Try with example data', zh: '用示例数据体验' },
  version: { en: 'Version', zh: '版本' },
  built: { en: 'Built on', zh: '构建日期' },
  licences: { en: 'Open-source software in this file', zh: '本文件所含开源软件' },
  aboutText: {
    en: 'Wattfolk runs wholly inside this page: files are read by your browser, nothing is sent anywhere, and nothing but your choices is kept.',
    zh: '电客分群完全在本页面内运行：文件由浏览器读取，不向任何地方发送数据，除您的操作选择外不保存任何内容。',
  },
} satisfies Record<string, Text>;
