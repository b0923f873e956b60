import type { SheetKind } from './record-columns.ts';

/** Names that districts give to the sheets beside those of the items, besides the names of an export. */
export const SHEET_NAMES: Readonly<Record<SheetKind, readonly string[]>> = {
  class: [
    '专班',
    '专班名单',
    '专班一览',
    '专班一览表',
    '工作专班一览表',
    '专班信息',
    'classes',
    'class list',
  ],
  person: ['人员名单', '人员信息', '通讯录', '联系人', 'persons', 'contacts', 'members'],
  assignment: ['责任分工表', '分工', '分工表', '任职', '岗位', 'assignments', 'roles'],
  milestone: ['节点', '关键节点', '节点计划', '里程碑计划', 'milestone plan'],
  issue: ['问题清单', '问题台账', '存在问题', 'issue list', 'issue log', 'problems'],
  dependency: ['依赖', '前置条件', '前置关系', 'dependency list', 'prerequisites'],
};

/** Headers that districts use in those sheets, by the key of the column, besides the labels of the message catalogue. */
export const RECORD_HEADERS: Readonly<Record<SheetKind, Readonly<Record<string, readonly string[]>>>> = {
  class: {
    code: ['专班编号', '专班代码', '代码', 'class code', 'id'],
    className: ['专班', '工作专班', '名称', '中文名称', 'class', 'class name', 'special class'],
    titleEn: ['英文名', 'english name', 'name (en)'],
    aliases: ['简称', '又名', '别称', 'alias', 'aliases', 'short name'],
    leadUnit: ['牵头部门', '责任单位', '主责单位', 'lead department', 'lead agency'],
    channelId: ['频道', '频道编号', 'channel', 'channel id'],
  },
  person: {
    personId: ['slack id', 'slack账号', '账号', '用户编号', 'user id', 'slack user id', 'member id'],
    name: ['人员', '人员姓名', 'full name', 'person'],
    nameZh: ['中文名', 'chinese name', 'name (zh)'],
    email: ['电子邮箱', '电子邮件', 'email', 'mail'],
    unit: ['工作单位', '部门', '所在单位', 'department', 'organisation', 'organization'],
  },
  assignment: {
    personId: ['人员', '姓名', '用户', 'person', 'user', 'name', 'slack id'],
    role: ['角色', '职务', '岗位', 'position'],
    class: ['专班', '工作专班', '责任专班', '专班编号', 'class', 'special class'],
    item: ['项目编号', '任务编号', '事项', 'item code'],
    validFrom: ['任职日期', '起始日期', '开始日期', '起', '自', 'from', 'since', 'start'],
    validTo: ['离任日期', '截止日期', '结束日期', '止', '至', 'to', 'until', 'end'],
  },
  milestone: {
    item: ['项目编号', '任务编号', '编号', '事项', 'item code', 'code', 'project code'],
    position: ['序号', '顺序', 'no', 'number'],
    titleZh: ['里程碑', '里程碑名称', '节点', '节点名称', '关键节点', 'milestone', 'milestone name', 'name'],
    dueOn: [
      '计划日期',
      '计划完成时间',
      '计划完成日期',
      '计划时间',
      '截止日期',
      'planned',
      'planned date',
      'due date',
    ],
    doneOn: [
      '实际完成时间',
      '实际完成日期',
      '完成时间',
      '实际日期',
      'completed',
      'completed on',
      'actual',
      'done',
    ],
  },
  issue: {
    item: ['项目编号', '任务编号', '编号', '事项', 'item code', 'code', 'project code'],
    type: ['问题类型', '问题类别', '类别', 'issue type', 'category'],
    description: ['问题', '存在问题', '问题描述', '问题内容', 'issue', 'problem'],
    owner: ['责任人', '负责人', 'owner', 'responsible'],
    raisedOn: ['提出时间', '登记日期', 'raised', 'date raised', 'reported on'],
    dueOn: ['解决时限', '整改时限', 'due date', 'deadline'],
    resolution: ['解决措施', '处理结果', '整改情况', 'solution'],
    resolvedOn: ['解决时间', '销号日期', 'resolved', 'closed on'],
  },
  dependency: {
    item: ['项目编号', '任务编号', '编号', '事项', 'item code', 'code'],
    waitsForItem: ['前置事项', '依赖事项', '前置项目', 'depends on', 'blocked by', 'prerequisite'],
    waitsForClass: ['前置专班', '依赖专班', 'depends on class'],
    note: ['备注', '原因', 'reason', 'remark', 'remarks'],
  },
};
