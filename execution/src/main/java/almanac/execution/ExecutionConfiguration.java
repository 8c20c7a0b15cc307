package almanac.execution;

import almanac.execution.process.LocalExecutor;
import almanac.messaging.Dispatch;
import almanac.person.PersonVault;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.IdSource;
import almanac.storage.logs.LogChunks;
import almanac.storage.logs.LogTailer;
import almanac.store.Unpooled;
import almanac.turn.LeaderLock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Configures the job scheduler and the log of jobs, on servers that have the files of projects. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

    @Bean
    LogChunks logChunks(JdbcOperations jdbc) {
        return new LogChunks(jdbc);
    }

    @Bean
    LogTailer logTailer(
            LogChunks chunks, TransactionOperations transaction, InstantSource clock, ExecutionSettings settings) {
        return new LogTailer(chunks, transaction, clock, settings.logLimit().toBytes());
    }

    @Bean
    @ForRole(Role.API)
    @ConditionalOnWebApplication // an import runs nothing
    JobScheduler jobDesk(JobTools tools, DataSource dataSource, LeaderLock leaderLock) {
        return new JobScheduler(tools, new Host(tools.host(), Unpooled.like(dataSource, "almanac jobs"), leaderLock));
    }

    @Bean
    @ForRole(Role.API)
    @ConditionalOnWebApplication
    @ConditionalOnExpression("T(Double).parseDouble('${almanac.cost.node-cents-per-minute:0}') > 0")
    MachineWatch machineWatch(
            JobTools tools, Dispatch dispatch, JdbcOperations jdbc, InstantSource clock, ExecutionSettings settings) {
        return new MachineWatch(tools.host(), dispatch, jdbc, clock, settings.absentAfter());
    }

    @Bean
    @ForRole(Role.API)
    @ConditionalOnWebApplication
    JobsHealth jobsHealth(JobScheduler scheduler) {
        return new JobsHealth(scheduler);
    }

    @Bean
    @ForRole(Role.API)
    @ConditionalOnWebApplication
    JobTools jobTools(
            JobRecords records,
            LocalExecutor executor,
            OutputLog output,
            JobFiles files,
            JobDatasets datasets,
            JobEnvironments environments,
            JobCredentials credentials,
            InstanceFiles instances,
            TierLimits tiers,
            ExecutionSettings settings,
            IdSource ids) {
        return new JobTools(
                executor.name(ids::next),
                records,
                executor,
                output,
                files,
                datasets,
                environments,
                credentials,
                instances,
                tiers,
                settings);
    }

    @Bean
    @ForRole(Role.API)
    JobRecords jobRecords(Dispatch dispatch, PersonVault vault) {
        return new DispatchedRecords(dispatch, vault);
    }

    @Bean
    OutputLog jobOutput(LogTailer tailer, LogChunks chunks) {
        return new KeptOutput(tailer, chunks);
    }
}
