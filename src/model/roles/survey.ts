/** Owns the roles of the survey table: one row an answer. Adding an item is one entry in ITEMS. */
import type { Role } from '../role';
import { namesIn } from '../role-names';
import type { Text } from '../../lib/text';

const ITEMS: readonly { readonly id: string; readonly text: Text; readonly names: readonly string[] }[] = [
  {
    id: 'reliability',
    text: { en: 'Reliability of supply', zh: '供电可靠性' },
    names: namesIn(`
      供电可靠性 可靠性 供电质量 停电满意度 供电可靠性满意度 供电质量满意度
      reliability supplyreliability supplyquality
    `),
  },
  {
    id: 'billing',
    text: { en: 'Billing', zh: '电费账单' },
    names: namesIn(`
      电费账单 账单 抄表收费 抄核收 电费准确性 账单满意度 抄表收费满意度 电费账单满意度
      billing billingaccuracy invoicing
    `),
  },
  {
    id: 'price',
    text: { en: 'Price', zh: '电价' },
    names: namesIn(`
      电价满意度 价格满意度 电价 价格 电价水平 电价合理性
      price pricesatisfaction affordability valueformoney
    `),
  },
  {
    id: 'staff',
    text: { en: 'Staff', zh: '服务态度' },
    names: namesIn(`
      服务态度 人员服务 员工服务 工作人员 服务态度满意度 人员态度
      staff staffattitude courtesy employees
    `),
  },
  {
    id: 'response',
    text: { en: 'Speed of response', zh: '响应速度' },
    names: namesIn(`
      响应速度 响应及时性 抢修及时性 故障抢修 抢修服务 处理速度 响应速度满意度 抢修满意度
      response responsiveness responsetime speed
    `),
  },
  {
    id: 'channel_ease',
    text: { en: 'Ease of channels', zh: '渠道便利' },
    names: namesIn(`
      渠道便利 渠道便利性 办电便利性 缴费便利性 办理便捷 业务办理 便利性 缴费便利 渠道便利满意度
      channelease convenience easeofuse
    `),
  },
];

const roles: readonly Role[] = [
  {
    id: 'answered',
    tables: ['survey'],
    text: { en: 'Answered on', zh: '调查日期' },
    kind: 'date',
    names: namesIn(`
      调查日期 调查时间 回访日期 回访时间 答卷时间 提交时间 评价时间 评价日期 填写时间 日期 时间
      surveydate answered answerdate responsedate submitted date timestamp
    `),
  },
  {
    id: 'overall',
    tables: ['survey'],
    text: { en: 'Overall satisfaction', zh: '满意度' },
    kind: 'number',
    names: namesIn(`
      满意度 总体满意度 综合满意度 整体满意度 满意度评分 满意度得分 总体评价 满意程度 综合评分 评价结果
      是否满意
      satisfaction overallsatisfaction csat overall satisfactionscore rating score
    `),
  },
  ...ITEMS.map((item): Role => ({ ...item, tables: ['survey'], kind: 'number' })),
  {
    id: 'item',
    tables: ['survey'],
    isPart: true,
    text: { en: 'Question that a row answers', zh: '评价项目（题目）' },
    kind: 'category',
    names: namesIn(`
      评价项目 题目 问题 评价项 调查项目 测评项目 评价指标 问卷题目 题目名称 调查指标 测评指标 题干 评价内容
      question item questiontext questionname aspect surveyitem
    `),
  },
  {
    id: 'item_score',
    tables: ['survey'],
    isPart: true,
    text: { en: 'Score of that question', zh: '该项得分' },
    kind: 'number',
    names: namesIn(`
      得分 评分 分值 打分 分数 选项 回答 答案 评价 满意度 满意程度
      score rating answer value points satisfaction
    `),
  },
  {
    id: 'answer_number',
    tables: ['survey'],
    isPart: true,
    text: { en: 'Number of the questionnaire', zh: '问卷编号' },
    kind: 'id',
    names: namesIn(`
      问卷编号 答卷编号 答卷号 问卷号 答题编号 样本编号
      responseid answerid surveyid questionnaireid respondent
    `),
  },
  {
    id: 'further_item',
    tables: ['survey'],
    isPart: true,
    text: { en: 'A further question with scores', zh: '其他评价项' },
    kind: 'number',
    names: namesIn('其他评价项 furtheritem'),
  },
  {
    id: 'nps',
    tables: ['survey'],
    text: { en: 'Would recommend (0–10)', zh: '推荐意愿（0–10）' },
    kind: 'number',
    names: namesIn(`
      推荐意愿 推荐度 净推荐值 推荐值 推荐分
      nps npsscore recommend likelihoodtorecommend recommendation
    `),
  },
  {
    id: 'comment',
    tables: ['survey'],
    personal: true,
    text: { en: 'Comment', zh: '意见' },
    kind: 'text',
    names: namesIn(`
      意见 意见建议 客户意见 建议 留言 评语 备注 反馈
      comment comments feedback remarks verbatim
    `),
  },
];

/** Ids of the item roles, in the order of the questionnaire. */
export const SURVEY_ITEMS: readonly string[] = ITEMS.map((item) => item.id);

export default roles;
