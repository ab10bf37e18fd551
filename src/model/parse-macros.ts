/** Owns the SQL macros that read text as numbers, times, scores and flags in every spelling of DOMAIN.md §5; NULL is "cannot be read". */
import { TOTAL_PATTERN } from '../intake/totals';
import { sql, type Sql } from '../sql/sql';

const FULL_WIDTH = '０１２３４５６７８９．，：－／（）％＋￥　';
const HALF_WIDTH = '0123456789.,:-/()%+¥ ';

/** What stands for "no value" in exports. */
const MISSING = '(?i)(-+|—+|/|n/?a|null|none|nan|#n/a|无|空|未知|暂无)';

const UNIT = '^(?:rmb|cny|[¥$€£])\\s*|\\s*(?:kwh|kw·h|kw|kva|千瓦时|千伏安|千瓦|度|元|户|人|次|分|rmb|cny)$';

/** `="0012"`, `'0012` and `'12.5`. */
const GUARDED = '^\\s*(?:="([^"]*)"|\'(\\d[\\d.,]*))\\s*$';

/** Statements that create the macros; run before any statement that `typed-value` makes. Order matters: later ones call earlier ones. */
export const PARSE_MACROS: readonly Sql[] = [
  // Trimmed text without what exports add to keep digits as text in Excel: a tab, ="0012", '0012; '' is NULL.
  // Every macro that all rows go through has a cheap test first: trim with a list of characters alone costs half a second a million.
  sql`CREATE OR REPLACE MACRO trimmed(x) AS
    CASE
      WHEN regexp_matches(x, ${"^[\\s\u00a0\u3000=']|[\\s\u00a0\u3000]$|^$"})
      THEN nullif(trim(regexp_replace(x, ${GUARDED}, ${'\\1\\2'}), ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)), '')
      ELSE x
    END`,
  // Plain characters need nothing, unless the first is one that guards digits.
  sql`CREATE OR REPLACE MACRO half_width(x) AS
    CASE WHEN regexp_full_match(x, '[!-&(-<>-~][!-~]*') THEN x ELSE trimmed(translate(x, ${FULL_WIDTH}, ${HALF_WIDTH})) END`,
  sql`CREATE OR REPLACE MACRO known_text(x) AS CASE WHEN regexp_full_match(trimmed(x), ${MISSING}) THEN NULL ELSE trimmed(x) END`,
  // A value of a category: like known_text, but 无 and 未知 are answers.
  sql`CREATE OR REPLACE MACRO category_text(x) AS
    CASE
      WHEN NOT regexp_matches(x, ${'^[-—/#nN\\s\u00a0\u3000]|[\\s\u00a0\u3000]$|^$'}) THEN x
      WHEN regexp_full_match(trimmed(x), ${'(?i)(-+|—+|/|#?n/?a|null|nan)'}) THEN NULL
      ELSE trimmed(x)
    END`,
  sql`CREATE OR REPLACE MACRO digits_to_number(x) AS
    CASE WHEN regexp_full_match(x, ${'[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+|\\d*\\.\\d+)(?:\\.\\d*)?(?:e[-+]?\\d+)?'}) THEN try_cast(replace(x, ',', '') AS DOUBLE) END`,
  sql`CREATE OR REPLACE MACRO amount_to_number(x) AS list_transform([x], lambda bare: coalesce(
    digits_to_number(bare),
    -digits_to_number(nullif(regexp_extract(bare, ${'^\\((.*)\\)$'}, 1), '')),
    10000 * digits_to_number(nullif(regexp_extract(bare, ${'^(.*\\d)\\s*万$'}, 1), '')),
    100000000 * digits_to_number(nullif(regexp_extract(bare, ${'^(.*\\d)\\s*亿$'}, 1), '')),
    1000 * digits_to_number(nullif(regexp_extract(bare, ${'^(.*\\d)\\s*(?:mwh|mw·h|mw|mva|兆瓦时|兆瓦)$'}, 1), '')),
    0.001 * digits_to_number(nullif(regexp_extract(bare, ${'^(.*\\d)\\s*(?:wh|瓦时)$'}, 1), ''))
  ))[1]`,
  // Plain digits take the first branch, which is most of what is ever read.
  sql`CREATE OR REPLACE MACRO text_to_number(x) AS
    CASE
      WHEN regexp_full_match(x, ${'\\s*[-+]?\\d+(?:\\.\\d*)?\\s*'}) THEN try_cast(trim(x) AS DOUBLE)
      ELSE amount_to_number(regexp_replace(lower(half_width(x)), ${UNIT}, '', 'g'))
    END`,
  // A lambda holds the even text once, and what is plainly a number needs none of it. Leading digits: 5-非常满意, 4.好, 8/10, 4星; then ★★★★☆ and 四星.
  sql`CREATE OR REPLACE MACRO even_text_to_score(t) AS coalesce(
    try_cast(nullif(regexp_extract(t, ${'(?i)^(\\d{1,3}(?:\\.\\d+)?)\\s*(?:[-:、=分（(]|\\.\\D|/\\s*\\d+$|颗?星|stars?$)'}, 1), '') AS DOUBLE),
    CASE WHEN regexp_full_match(t, '[★☆⭐]*[★⭐][★☆⭐]*') THEN CAST(length(replace(t, '☆', '')) AS DOUBLE) END,
    CASE WHEN regexp_full_match(t, '[一二三四五]颗?星') THEN CAST(strpos('一二三四五', left(t, 1)) AS DOUBLE) END,
    CASE
      WHEN regexp_matches(t, ${'(?i)(非常|很|十分|极其|特别|极)不(满|同意)|very dissatisf|very unsatisf|extremely dissatisf|completely dissatisf|strongly disagree|^\\s*(很差|非常差|very poor|very bad)\\s*$'}) THEN 1
      WHEN regexp_matches(t, ${'(?i)不满|不太满意|欠满意|不同意|dissatisf|unsatisf|not satisf|disagree|^\\s*(差|较差|poor|bad)\\s*$'}) THEN 2
      WHEN regexp_matches(t, ${'(?i)一般|中立|基本满意|neutral|neither|undecided|^\\s*(中|fair|average|ok)\\s*$'}) THEN 3
      WHEN regexp_matches(t, ${'(?i)(非常|很|十分|极其|特别)(满意|同意)|very satisf|extremely satisf|completely satisf|strongly agree|^\\s*(很好|非常好|优|优秀|excellent|very good)\\s*$'}) THEN 5
      WHEN regexp_matches(t, ${'(?i)满意|同意|satisf|\\bagree|^\\s*(好|较好|良|良好|good)\\s*$'}) THEN 4
    END
  )`,
  sql`CREATE OR REPLACE MACRO text_to_score(x) AS
    coalesce(text_to_number(x), list_transform([half_width(x)], lambda t: even_text_to_score(t))[1])`,
  sql`CREATE OR REPLACE MACRO text_to_flag(x) AS
    CASE
      WHEN regexp_matches(trimmed(x), ${'(?i)^(是|y|yes|true|t|1|计划.*|预安排.*|planned|scheduled)$'}) THEN TRUE
      WHEN regexp_matches(trimmed(x), ${'(?i)^(否|n|no|false|f|0|非计划.*|故障.*|临时.*|突发.*|unplanned|unscheduled|fault|forced)$'}) THEN FALSE
    END`,
  // One spelling of separators: 2024年1月5日 8时05分 → 2024-1-5 8:05.
  sql`CREATE OR REPLACE MACRO even_separators(x) AS
    trim(
      regexp_replace(
        translate(regexp_replace(half_width(x), ${'(:\\d{2})\\.\\d+Z?$|Z$'}, ${'\\1'}), '年月/.时点分', '----:::'),
        ${'(日|号|秒|(\\d)T(\\d)|\\s)+'}, ${'\\2 \\3'}, 'g'
      ),
      '-: '
    )`,
  // Day, month and year in ISO order, or NULL.
  sql`CREATE OR REPLACE MACRO iso_order(t, month_first) AS
    CASE
      WHEN regexp_matches(t, ${'^\\d{4}-'}) THEN t
      WHEN regexp_matches(t, ${'^(19|20)\\d{4}$'}) THEN regexp_replace(t, ${'^(\\d{4})(\\d{2})$'}, ${'\\1-\\2'})
      WHEN regexp_matches(t, ${'^(19|20)\\d{6}( |$)'}) THEN regexp_replace(t, ${'^(\\d{4})(\\d{2})(\\d{2})'}, ${'\\1-\\2-\\3'})
      WHEN regexp_matches(t, ${'^(19|20)\\d{12}$'}) THEN regexp_replace(t, ${'^(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})$'}, ${'\\1-\\2-\\3 \\4:\\5:\\6'})
      WHEN regexp_matches(t, ${'^(19|20)\\d{10}$'}) THEN regexp_replace(t, ${'^(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})$'}, ${'\\1-\\2-\\3 \\4:\\5'})
      WHEN month_first AND regexp_matches(t, ${'^\\d{1,2}-\\d{1,2}-\\d{4}( |$)'}) THEN regexp_replace(t, ${'^(\\d+)-(\\d+)-(\\d+)'}, ${'\\3-\\1-\\2'})
      WHEN month_first AND regexp_matches(t, ${'^\\d{1,2}-\\d{1,2}-\\d{2}( |$)'}) THEN regexp_replace(t, ${'^(\\d+)-(\\d+)-(\\d+)'}, ${'20\\3-\\1-\\2'})
      WHEN regexp_matches(t, ${'^\\d{1,2}-\\d{1,2}-\\d{4}( |$)'}) THEN regexp_replace(t, ${'^(\\d+)-(\\d+)-(\\d+)'}, ${'\\3-\\2-\\1'})
      WHEN regexp_matches(t, ${'^\\d{1,2}-\\d{1,2}-\\d{2}( |$)'}) THEN regexp_replace(t, ${'^(\\d+)-(\\d+)-(\\d+)'}, ${'20\\3-\\2-\\1'})
      ELSE strftime(try_strptime(t, ['%d-%b-%y', '%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%b %d, %Y', '%B %d, %Y', '%b %Y', '%B %Y', '%b-%Y', '%b-%y']), '%Y-%m-%d')
    END`,
  sql`CREATE OR REPLACE MACRO iso_parts(t) AS
    regexp_extract(t, ${'(?i)^(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?: (\\d{1,2})(?::(\\d{1,2}))?(?::(\\d{1,2}))?)? ?([ap]m)?$'}, ['y', 'm', 'd', 'h', 'mi', 's', 'half'])`,
  sql`CREATE OR REPLACE MACRO whole(x) AS coalesce(try_cast(nullif(x, '') AS INTEGER), 0)`,
  // 24:00 is the first moment of the next day. A missing day is the first of the month.
  sql`CREATE OR REPLACE MACRO parts_to_time(p) AS
    try_cast(p['y'] || '-' || p['m'] || '-' || coalesce(nullif(p['d'], ''), '1') AS DATE)
      + CASE
          WHEN whole(p['h']) > 24 OR whole(p['mi']) > 59 THEN NULL
          ELSE to_seconds(
            3600 * (whole(p['h']) + CASE WHEN lower(p['half']) = 'pm' AND p['h'] <> '12' THEN 12 WHEN lower(p['half']) = 'am' AND p['h'] = '12' THEN -12 ELSE 0 END)
            + 60 * whole(p['mi']) + whole(p['s']))
        END`,
  // A lambda holds each intermediate once: macros are pasted in, and nested ones would take most of a second to plan.
  sql`CREATE OR REPLACE MACRO text_to_time(x, month_first) AS
    CASE
      WHEN regexp_full_match(x, ${'\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?'}) THEN try_cast(x AS TIMESTAMP)
      WHEN regexp_full_match(x, ${'(?:19|20)\\d{4}'}) THEN try_strptime(x, '%Y%m')
      WHEN regexp_full_match(x, ${'(?:19|20)\\d{6}'}) THEN try_strptime(x, '%Y%m%d')
      WHEN regexp_full_match(x, ${'\\d{4}年\\d{1,2}月'}) THEN try_strptime(x, '%Y年%m月')
      WHEN regexp_full_match(x, ${'\\d{4}年\\d{1,2}月\\d{1,2}日'}) THEN try_strptime(x, '%Y年%m月%d日')
      WHEN NOT month_first AND regexp_full_match(x, ${'\\d{1,2}/\\d{1,2}/\\d{4}'}) THEN try_strptime(x, '%d/%m/%Y')
      WHEN NOT month_first AND regexp_full_match(x, ${'\\d{1,2}/\\d{1,2}/\\d{4} [01]?\\d:\\d{2}'}) THEN try_strptime(x, '%d/%m/%Y %H:%M')
      ELSE list_transform(
        list_transform(list_transform([even_separators(x)], lambda even: iso_order(even, month_first)), lambda iso: iso_parts(iso)),
        lambda parts: parts_to_time(parts)
      )[1]
    END`,
  // 202401 and 20240131 as numbers.
  sql`CREATE OR REPLACE MACRO digits_to_time(x) AS
    CASE
      WHEN x BETWEEN 190001 AND 209912 AND x % 100 BETWEEN 1 AND 12 THEN CAST(make_date(CAST(x // 100 AS INTEGER), CAST(x % 100 AS INTEGER), 1) AS TIMESTAMP)
      WHEN x BETWEEN 19000101 AND 20991231 THEN try_strptime(CAST(x AS VARCHAR), '%Y%m%d')
      WHEN x > 20991231 THEN text_to_time(CAST(x AS VARCHAR), FALSE)
    END`,
  sql`CREATE OR REPLACE MACRO text_to_clock(x) AS
    to_minutes(try_cast(regexp_extract(half_width(x), ${'^(\\d{1,2}):(\\d{2})'}, 1) AS INTEGER) * 60 + try_cast(regexp_extract(half_width(x), ${'^(\\d{1,2}):(\\d{2})'}, 2) AS INTEGER))`,
  sql`CREATE OR REPLACE MACRO is_total(x) AS
    coalesce(regexp_matches(lower(replace(replace(x, ' ', ''), chr(12288), '')), ${TOTAL_PATTERN}), FALSE)`,
];
