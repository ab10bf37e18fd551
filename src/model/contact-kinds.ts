/** Owns which contacts are complaints and which are connections (报装), told by the words of the ticket. */
import { sql, type Sql } from '../sql/sql';

const COMPLAINT = '(?i)投诉|投訴|complain';

const CONNECTION =
  '(?i)报装|報裝|新装|新裝|增容|业扩|業擴|接电|接電|\\bconnection|new (?:supply|service|meter)|(?:capacity|load) increase|energi[sz]ation';

/** Steps that only a connection goes through; 受理 and 办结 belong to every ticket. */
const CONNECTION_STAGE =
  '(?i)勘查|勘察|勘测|供电方案|方案答复|设计审查|图纸审|中间检查|竣工|装表|接火|送电|site survey|supply plan|design review|energi[sz]|meter install';

/** TRUE for a complaint; `type` is the ticket's type. NULL where the type is missing. */
export function isComplaint(type: Sql): Sql {
  return sql`regexp_matches(${type}, ${COMPLAINT})`;
}

/** TRUE where type, cause or stage speaks of a connection, and the type not of a complaint about one. Never NULL. */
export function isConnection(type: Sql, cause: Sql, stage: Sql): Sql {
  return sql`(NOT coalesce(${isComplaint(type)}, FALSE) AND (regexp_matches(concat_ws(' ', ${type}, ${cause}), ${CONNECTION}) OR coalesce(regexp_matches(${stage}, ${CONNECTION_STAGE}), FALSE)))`;
}
