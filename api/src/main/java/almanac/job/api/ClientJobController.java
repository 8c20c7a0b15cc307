package almanac.job.api;

import almanac.job.command.JobCommand.StopJob;
import almanac.job.query.JobFilter;
import almanac.job.query.JobOrder;
import almanac.job.query.JobQuery.ListRequestedJobs;
import almanac.job.query.RequestedJob;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves jobs to the official Python client, with the members that it sends and reads. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/jobs")
class ClientJobController {

    private static final String DESCENDING = "desc";

    private final Dispatch dispatch;
    private final IdSource ids;
    private final ClientJobs jobs;

    ClientJobController(Dispatch dispatch, IdSource ids, ClientJobs jobs) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.jobs = jobs;
    }

    record ClientStop(
            @NotNull ProjectId projectId,
            @NotNull JobId jobId,
            @Nullable Boolean commitResults) {}

    record ClientJobPage(
            List<ClientJob> jobs, long totalCount, ClientJobPagination pagination, List<String> dominoStatColumns) {}

    record ClientJobPagination(int offset, int limit, String orderBy, String sortBy) {}

    @PostMapping("/start")
    ClientJob startClientJob(@Valid @RequestBody ClientNewJob body, Caller caller) {
        JobId job = new JobId(ids.next());
        return jobs.changed(body.toCommand(job, caller.user()), job, caller);
    }

    @PostMapping("/stop")
    ClientJob stopClientJob(@Valid @RequestBody ClientStop body, Caller caller) {
        boolean discardsResults = Boolean.FALSE.equals(body.commitResults());
        return jobs.changed(
                new StopJob(body.jobId(), body.projectId(), caller.user(), discardsResults), body.jobId(), caller);
    }

    @GetMapping("/{jobId}")
    ClientJob getClientJob(@PathVariable JobId jobId, Caller caller) {
        return jobs.one(jobId, caller);
    }

    /**
     * Lists jobs. The client's parameters say {@code order_by} for the member and {@code sort_by} for the direction.
     */
    @GetMapping
    ClientJobPage getClientJobs(
            @RequestParam ProjectId projectId,
            @RequestParam(name = "order_by", defaultValue = "number") String orderBy,
            @RequestParam(name = "sort_by", defaultValue = DESCENDING) String sortBy,
            @RequestParam(name = "page_size", defaultValue = "3") @Min(1) @Max(Texts.LONGEST_PAGE) int pageSize,
            @RequestParam(name = "page_no", defaultValue = "1") @Min(1) @Max(Texts.LONGEST_PAGE) int pageNo,
            @RequestParam(name = "show_archived", defaultValue = "false") boolean showArchived,
            @RequestParam(defaultValue = "all") String status,
            @RequestParam(required = false) @Nullable @Size(max = Texts.NAME) String tag,
            Caller caller) {
        JobFilter filter = new JobFilter(JobWords.status("status", status), showArchived, tag);
        JobOrder order = new JobOrder(JobWords.field("order_by", orderBy), isAscending(sortBy), null);
        Window window = new Window((pageNo - 1) * pageSize, pageSize);
        Page<RequestedJob> page = dispatch.ask(new ListRequestedJobs(projectId, filter, order, window), caller);
        return new ClientJobPage(
                jobs.all(page, caller),
                page.totalCount(),
                new ClientJobPagination(window.offset(), window.limit(), orderBy, sortBy),
                List.of());
    }

    private static boolean isAscending(String direction) {
        boolean isAscending = direction.equalsIgnoreCase("asc");
        if (!isAscending && !direction.equalsIgnoreCase(DESCENDING)) {
            throw ErrorCode.INVALID_VALUE.with("sort_by", "must be asc or desc");
        }
        return isAscending;
    }
}
