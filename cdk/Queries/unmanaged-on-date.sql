-- What was unmanaged on a night, and not exempt. On a suspect night that is not to be believed.
-- The parameter is the night, such as '2026-11-23'.
SELECT account, region, instance, name, reason, because, firstUnmanaged, lastManaged, suspect
FROM instances
WHERE "date" = ? AND verdict = 'unmanaged' AND exemptBy IS NULL
ORDER BY account, region, instance
