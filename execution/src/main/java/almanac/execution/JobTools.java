package almanac.execution;

import almanac.execution.process.JobExecutor;

/**
 * The components that run a job.
 *
 * @param host the name of this server
 */
record JobTools(
        String host,
        JobRecords records,
        JobExecutor executor,
        OutputLog output,
        JobFiles files,
        JobDatasets datasets,
        JobEnvironments environments,
        JobCredentials credentials,
        InstanceFiles instances,
        TierLimits tiers,
        ExecutionSettings settings) {}
