/** Owns the roles of the ticket table: one row a service contact, or a stage of one. */
import type { Role } from '../role';
import { namesIn } from '../role-names';

const roles: readonly Role[] = [
  {
    id: 'ticket_id',
    tables: ['ticket'],
    text: { en: 'Ticket number', zh: '工单编号' },
    kind: 'id',
    names: namesIn(`
      工单编号 工单号 申请编号 流程编号 受理编号 业务编号 单号 流水号
      appno ticketid ticketno ticket caseid casenumber requestid workorder
    `),
  },
  {
    id: 'type',
    tables: ['ticket'],
    text: { en: 'Ticket type', zh: '业务类型' },
    kind: 'category',
    names: namesIn(`
      业务类型 工单类型 诉求类型 受理类型 业务类别 服务类型 业务分类 工单分类 类型
      tickettype casetype requesttype busitype type category
    `),
  },
  {
    id: 'ticket_channel',
    tables: ['ticket'],
    text: { en: 'Contact channel', zh: '受理渠道' },
    kind: 'category',
    names: namesIn(`
      受理渠道 渠道 工单来源 受理方式 来源 诉求渠道 接入渠道
      channel contactchannel source ticketchannel
    `),
  },
  {
    id: 'opened_at',
    tables: ['ticket'],
    text: { en: 'Opened at', zh: '受理时间' },
    kind: 'timestamp',
    names: namesIn(`
      受理时间 受理日期 申请时间 申请日期 创建时间 来电时间 发起时间 登记时间 开始时间 环节开始时间
      openedat opened createdat created opendate createddate handletime received
    `),
  },
  {
    id: 'responded_at',
    tables: ['ticket'],
    text: { en: 'First response at', zh: '首次响应时间' },
    kind: 'timestamp',
    names: namesIn(`
      首次响应时间 首次回复时间 响应时间 受理响应时间 首次联系时间 首次联系客户时间 联系客户时间 首次处理时间
      到达现场时间 到场时间 到达时间 接单时间
      respondedat responded firstresponse firstresponseat firstresponsetime firstrespondedat firstreply firstreplyat
      responsetime acknowledgedat arrivedat arrivaltime onsiteat
    `),
  },
  {
    id: 'response_minutes',
    tables: ['ticket'],
    isPart: true,
    text: { en: 'Time to first response', zh: '响应时长' },
    kind: 'number',
    unit: { en: 'min', zh: '分钟' },
    names: namesIn(`
      响应时长 首次响应时长 响应用时 响应时间 首次响应用时 到场时长 到达现场时长 到场用时 首次回复时长 响应分钟
      responseminutes minutestorespond responsehours hourstorespond timetorespond firstresponsetime responsetime responseduration
    `),
  },
  {
    id: 'closed_at',
    tables: ['ticket'],
    text: { en: 'Closed at', zh: '办结时间' },
    kind: 'timestamp',
    names: namesIn(`
      办结时间 办结日期 完成时间 归档时间 处理完成时间 结束时间 办理完成时间 完成日期 归档日期 环节完成时间
      closedat closed closeddate closedate resolvedat resolved completed finishtime
    `),
  },
  {
    id: 'stage_end',
    tables: ['ticket'],
    isPart: true,
    text: { en: 'End of a stage', zh: '环节完成时间' },
    kind: 'timestamp',
    names: namesIn('环节结束时间 stageend'),
  },
  {
    id: 'stage',
    tables: ['ticket'],
    text: { en: 'Stage', zh: '环节' },
    kind: 'category',
    names: namesIn(`
      环节 环节名称 当前环节 流程环节 业务环节 阶段
      stage step phase activity
    `),
  },
  {
    id: 'department',
    tables: ['ticket'],
    text: { en: 'Department', zh: '部门' },
    kind: 'category',
    names: namesIn(`
      部门 处理部门 责任部门 承办部门 办理部门 责任单位 处理单位 班组
      department dept team assignedto unit
    `),
  },
  {
    id: 'cause',
    tables: ['ticket', 'outage'],
    text: { en: 'Cause', zh: '原因' },
    kind: 'category',
    names: namesIn(`
      原因 停电原因 故障原因 投诉原因 诉求原因 二级分类 业务子类 业务子类型 诉求内容
      cause reason causecode subtype subcategory
    `),
  },
];

export default roles;
