package almanac.execution;

import almanac.hardwaretier.query.HardwareTierQuery.GetHardwareTier;
import almanac.job.query.JobQuery.GetJobToRun;
import almanac.job.query.JobQuery.ListJobsToRun;
import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.person.PersonVault;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.ListProjectVariables;
import almanac.project.query.ProjectV1;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.UserId;
import almanac.storage.environment.SealedVariables.Variable;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends commands and queries on jobs as the system: the user that started a job is known from its first event. */
record DispatchedRecords(Dispatch dispatch, PersonVault vault) implements JobRecords {

    @Override
    public JobsToRun list(int jobs, int sessions, int instances) {
        return ask(new ListJobsToRun(jobs, sessions, instances));
    }

    @Override
    public JobToRun get(JobId job) {
        return ask(new GetJobToRun(job));
    }

    @Override
    public ProjectV1 project(ProjectId project) {
        return ask(new GetProject(project)).value();
    }

    /** Asks once more when a value is missing: it may have been replaced after its name was read. */
    @Override
    public Map<String, String> variablesOf(ProjectId project) {
        try {
            return opened(project);
        } catch (DomainException refusal) {
            if (refusal.code() == ErrorCode.PROJECT_VARIABLES_NOT_HERE) {
                return opened(project);
            }
            throw refusal;
        }
    }

    private Map<String, String> opened(ProjectId project) {
        return ask(new ListProjectVariables(project)).items().stream()
                .collect(Collectors.toMap(Variable::name, Variable::value));
    }

    @Override
    public String nameOf(UserId user) {
        return vault.person(user).userName();
    }

    @Override
    public String nameOf(HardwareTierId tier) {
        return ask(new GetHardwareTier(tier)).value().name();
    }

    @Override
    public void send(Object command) {
        dispatch.sendAsSystem(command, RequestId.next());
    }

    private <A> A ask(Query<A> query) {
        return dispatch.askAsSystem(query, RequestId.next());
    }
}
