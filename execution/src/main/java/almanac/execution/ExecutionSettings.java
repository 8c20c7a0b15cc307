package almanac.execution;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the jobs on this server.
 *
 * @param atOnce how many jobs run at once; 0 for no jobs and no sessions
 * @param sessionsAtOnce how many sessions of workspaces run at once, besides the jobs
 * @param instancesAtOnce how many instances of model APIs run at once, besides those
 * @param longest how long each job or session may run
 * @param grace how long a job that is to stop may take to tidy up
 * @param path directories of the programs that jobs run
 * @param absentAfter after how long without its server a job is given up
 */
@Component
record ExecutionSettings(
        @Value("${almanac.jobs.at-once:2}") int atOnce,
        @Value("${almanac.workspaces.at-once:5}") int sessionsAtOnce,
        @Value("${almanac.models.at-once:4}") int instancesAtOnce,
        @Value("${almanac.jobs.longest:7d}") Duration longest,
        @Value("${almanac.jobs.grace:10s}") Duration grace,
        @Value("${almanac.jobs.processes:1000}") int processes,
        @Value("${almanac.jobs.log-limit:200MB}") DataSize logLimit,

        @Value("${almanac.jobs.path:/usr/local/bin:/usr/bin:/bin}")
        String path,

        @Value("${almanac.jobs.absent-after:2m}") Duration absentAfter) {}
