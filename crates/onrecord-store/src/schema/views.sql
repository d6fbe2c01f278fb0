-- Views, to read. Rows of `record` with one `quotation` are printings of one quotation: see fold_statement.

CREATE VIEW record AS                    -- statements of the newest versions, to read
SELECT s.said_last AS day, coalesce(s.speaker, p.name) AS speaker, coalesce(p.kind, s.speaker_kind) AS speaker_kind,
       s.source AS speaker_as_written, s.described, s.form, s.content, s.cue, s.addressee, s.venue,
       s.commitment, s.commitment_kind, s.condition, s.confidence, a.outlet, a.title, a.url, a.origin, a.published,
       s.start, s.end, CASE typeof(s.id) WHEN 'blob' THEN lower(hex(s.id)) ELSE s.id END AS id, a.digest,
       (SELECT one FROM fold_statement WHERE fold_statement.statement = s.key) AS quotation
FROM statement AS s JOIN article AS a ON a.key = s.article LEFT JOIN person AS p ON p.key = s.speaker_key
WHERE a.replaced_by IS NULL;

CREATE VIEW said_of AS                   -- who spoke of whom
SELECT s.said_last AS day, coalesce(s.speaker, p.name) AS speaker, about.name AS about, about.stance,
       about.thousandths / 1000.0 AS stance_confidence, s.content, a.outlet, a.url, a.origin,
       CASE typeof(s.id) WHEN 'blob' THEN lower(hex(s.id)) ELSE s.id END AS id
FROM about JOIN statement AS s ON s.key = about.statement JOIN article AS a ON a.key = s.article
     LEFT JOIN person AS p ON p.key = s.speaker_key
WHERE a.replaced_by IS NULL;
