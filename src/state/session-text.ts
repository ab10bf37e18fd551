/** Owns the words of what the session does by itself. */
import { many } from '../lib/many';
import type { Text } from '../lib/text';

export const sessionText = {
  reading: (file: string): Text => ({ en: `Reading ${file}`, zh: `正在读取 ${file}` }),
  example: { en: 'Inventing an example utility', zh: '正在生成示例供电公司' },
  building: { en: 'Building customer facts', zh: '正在构建客户宽表' },
  segmenting: { en: 'Working out the segments', zh: '正在计算分群' },
  workspaceLoaded: {
    en: 'The workspace was loaded: tags, segmentations, filters and settings. Undo takes it back.',
    zh: '工作方案已载入：标签、分群方案、筛选条件及各项设置。可撤销。',
  },
  restartedEmpty: { en: 'The database engine had to restart.', zh: '数据库引擎已重新启动。' },
  restarted: {
    en: 'The database engine had to restart. The loaded tables are back.',
    zh: '数据库引擎已重新启动，已加载的数据表已恢复。',
  },
} satisfies Record<string, Text | ((file: string) => Text)>;

/** After a restart in which some files could not be read again. */
export function lostText(files: readonly string[]): Text {
  return {
    en: `The database engine had to restart. These files could not be read again; please open them once more: ${files.join(', ')}`,
    zh: `数据库引擎已重新启动，以下文件无法再次读取，请重新打开：${files.join('、')}`,
  };
}

/** After a tag set was read. @param left entries that were no tags */
export function tagsLoadedText(count: number, left: number): Text {
  const others =
    left === 1 ? '1 entry left out because it is no tag' : `${String(left)} entries left out because they are no tags`;
  return {
    en: `${many(count, 'tag')} loaded${left === 0 ? '' : `, ${others}`}. Undo takes it back.`,
    zh: `已载入 ${String(count)} 个标签${left === 0 ? '' : `，另有 ${String(left)} 项不是有效标签，已略过`}。可撤销。`,
  };
}

/** After a mapping file was read: how many layouts it knows, and how many of the open tables have one of them. */
export function mappingLoadedText(known: number, used: number): Text {
  return {
    en: `The mapping was loaded: ${known} ${known === 1 ? 'layout' : 'layouts'}, ${used} of them open now. It applies to every export with the same columns.`,
    zh: `列识别已载入：共 ${known} 种表头，其中 ${used} 种已打开。今后列名相同的导出文件会自动套用。`,
  };
}
