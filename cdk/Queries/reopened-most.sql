-- What was unmanaged again, after it had been resolved, most often.
-- The parameter is the first night, such as '2026-11-01'.
SELECT
    account,
    region,
    instance,
    max_by(name, "date") AS name,
    count(DISTINCT reopened) AS timesReopened,
    max("date") AS lastUnmanaged
FROM instances
WHERE "date" >= ? AND suspect IS NULL AND verdict = 'unmanaged' AND reopened IS NOT NULL
GROUP BY account, region, instance
ORDER BY timesReopened DESC, lastUnmanaged DESC, account, region, instance
LIMIT 100
