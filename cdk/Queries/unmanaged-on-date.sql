-- The unmanaged instances on a date, without exempt instances. Do not rely on rows whose report is suspect.
-- The parameter is the date, such as '2026-11-23'.
SELECT account, region, instance, name, reason, because, firstUnmanaged, lastManaged, suspect
FROM instances
WHERE "date" = ? AND verdict = 'unmanaged' AND exemptBy IS NULL
ORDER BY account, region, instance
