/** Owns what is said where no ticket is a stage of a connection. */
import type { Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';

const NO_STAGES: Text = {
  en: 'No ticket is a stage of a connection. Export tickets of new connections (报装) with one row a stage: ticket number, stage, opened, closed, department.',
  zh: '工单中没有报装环节。请导出报装（新装、增容）工单，每个环节一行，含工单编号、环节、开始时间、完成时间和部门。',
};

export function lacksStages({ rows }: Pick<ModelInfo, 'rows'>): Text | null {
  return (rows['connection_stage'] ?? 0) > 0 ? null : NO_STAGES;
}
