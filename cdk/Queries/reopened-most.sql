-- The 100 instances that were reopened most often: unmanaged again after they were resolved.
-- The parameter is the first date, such as '2026-11-01'.
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
