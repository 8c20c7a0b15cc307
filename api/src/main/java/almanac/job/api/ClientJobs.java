package almanac.job.api;

import almanac.job.query.JobQuery.GetRequestedJob;
import almanac.job.query.RequestedJob;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.StreamedList;
import almanac.shared.AccountId;
import almanac.shared.JobId;
import almanac.user.query.NamedAccount;
import almanac.user.query.UserQuery.NameAccounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads jobs with the names of the users that have started them. */
@Component
class ClientJobs {

    private final Dispatch dispatch;

    ClientJobs(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    ClientJob one(JobId job, Caller caller) {
        return named(List.of(dispatch.ask(new GetRequestedJob(job), caller).value()), caller)
                .getFirst();
    }

    ClientJob changed(Object command, JobId job, Caller caller) {
        return named(
                        List.of(dispatch.change(command, new GetRequestedJob(job), caller)
                                .value()),
                        caller.asItIs())
                .getFirst();
    }

    List<ClientJob> all(Page<RequestedJob> page, Caller caller) {
        return named(StreamedList.held(page.items()), caller);
    }

    private List<ClientJob> named(List<RequestedJob> jobs, Caller caller) {
        List<AccountId> starters = jobs.stream().map(ClientJobs::starter).toList();
        Map<AccountId, String> names = dispatch.ask(new NameAccounts(starters), caller).items().stream()
                .collect(Collectors.toMap(NamedAccount::id, NamedAccount::name));
        return jobs.stream()
                .map(job -> ClientJob.of(job, Objects.requireNonNull(names.get(starter(job)))))
                .toList();
    }

    private static AccountId starter(RequestedJob job) {
        return new AccountId(job.job().startedById().value());
    }
}
