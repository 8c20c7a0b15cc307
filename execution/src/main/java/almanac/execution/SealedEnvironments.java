package almanac.execution;

import almanac.access.AccessEnvironments;
import almanac.access.AccessEnvironments.Revision;
import almanac.environment.event.BuildStatus;
import almanac.environment.event.EnvironmentVariables;
import almanac.job.event.JobInput;
import almanac.job.query.JobToRun;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.secret.MasterKey;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.RevisionSpec;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.SealedVariables.Variable;
import almanac.storage.environment.VariableVault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads environments from the access tables, and opens the values of their variables for one job at a time. */
@Component
@ForRole(Role.API)
record SealedEnvironments(AccessEnvironments environments, VariableVault vault, MasterKey key)
        implements JobEnvironments {

    @Override
    public EnvironmentRevisionId revision(JobToRun job) {
        return found(job).id();
    }

    @Override
    public Map<String, String> variables(JobToRun job) {
        EnvironmentVariables variables = found(job).definition().environmentVariables();
        return variables == null
                ? Map.of()
                : open(variables).stream()
                        .collect(Collectors.toMap(Variable::name, Variable::value, (first, last) -> last));
    }

    private List<Variable> open(EnvironmentVariables variables) {
        return vault.find(variables.id())
                .map(box -> SealedVariables.open(variables.id(), box, key))
                .orElseThrow(() -> ErrorCode.VARIABLES_NOT_HERE.with());
    }

    private Revision found(JobToRun job) {
        EnvironmentId environment = job.request().environment();
        RevisionSpec spec = wanted(job);
        return environments
                .usableIn(job.project(), job.startedBy(), environment, spec)
                .filter(revision -> revision.status() == BuildStatus.SUCCEEDED)
                .orElseThrow(() -> ErrorCode.ENVIRONMENT_NOT_USABLE.with(environment, spec));
    }

    /** Returns the revision that is wanted: that of the first preparation when the job was prepared before. */
    private static RevisionSpec wanted(JobToRun job) {
        JobInput input = job.input();
        return input == null || input.environmentRevision() == null
                ? job.request().environmentRevision()
                : new RevisionSpec(RevisionSpec.Choice.SOME, Objects.requireNonNull(input.environmentRevision()));
    }
}
