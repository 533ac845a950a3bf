-- The 100 instances that have been unmanaged for the longest time on a date, without exempt instances.
-- The parameter is the date, such as '2026-11-23'.
SELECT
    account,
    region,
    instance,
    name,
    firstUnmanaged,
    date_diff('day', firstUnmanaged, CAST("date" AS date)) + 1 AS daysOpen,
    because,
    suspect
FROM instances
WHERE "date" = ? AND verdict = 'unmanaged' AND exemptBy IS NULL
ORDER BY daysOpen DESC, account, region, instance
LIMIT 100
