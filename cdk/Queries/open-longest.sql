-- What has been unmanaged for the most nights, as of a night, and is not exempt.
-- The parameter is the night, such as '2026-11-23'.
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
