package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.BillProject;
import almanac.project.command.ProjectCommand.UnbillProject;
import almanac.project.query.ProjectQuery.BilledProject;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.GetProjectBilling;
import almanac.project.query.ProjectQuery.ListBilledProjects;
import almanac.project.query.ProjectV1;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.BillingTagName;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.AlmanacExtension;
import almanac.web.ClientWords;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves projects by the billing tags that they are charged to, as the official Python client asks for them. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/projects/billingtags/projects")
class ClientBilledProjectController {

    private static final int MOST_AT_ONCE = 1_000;
    private static final Window NONE = new Window(0, 1);

    private final Dispatch dispatch;

    ClientBilledProjectController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record ClientBilling(@NotNull BillingTagName tag) {

        static @Nullable ClientBilling of(@Nullable BillingTagName tag) {
            return tag == null ? null : new ClientBilling(tag);
        }
    }

    record ClientBilledProject(
            ProjectId id,
            String name,
            String description,
            String visibility,
            UserId ownerId,
            String ownerUsername,
            @Nullable ClientBilling billingTag) {

        static ClientBilledProject of(ProjectV1 project, @Nullable BillingTagName tag) {
            return new ClientBilledProject(
                    project.id(),
                    project.name(),
                    project.description(),
                    ClientWords.of(project.visibility()),
                    project.ownerId(),
                    project.ownerUsername(),
                    ClientBilling.of(tag));
        }

        static ClientBilledProject of(BilledProject billed) {
            return of(billed.project(), billed.billingTag());
        }
    }

    record ClientBilledProjects(List<ClientBilledProject> page, long totalMatches) {}

    record ClientBilledSummaries(List<ClientBilledProject> summaries) {}

    /** Bills a project, or takes its tag away when none is given. */
    record ClientProjectBilling(
            @NotNull ProjectId projectId, @Nullable @Valid ClientBilling billingTag) {}

    record ClientProjectBillings(
            @NotNull @Size(max = MOST_AT_ONCE) List<@NotNull @Valid ClientProjectBilling> projectsBillingTags) {}

    @GetMapping
    ClientBilledProjects getClientBilledProjects(
            @RequestParam(required = false) @Nullable BillingTagName billingTag,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int pageSize,
            @RequestParam(required = false) @Nullable @Size(max = Texts.NAME) String nameFilter,
            @RequestParam(defaultValue = "desc") @Pattern(regexp = "asc|desc") String sortOrder,
            @RequestParam(defaultValue = "false") boolean missingBillingTagOnly,
            Caller caller) {
        Page<BilledProject> found = dispatch.ask(
                new ListBilledProjects(
                        billingTag,
                        missingBillingTagOnly,
                        nameFilter,
                        sortOrder.equals("asc"),
                        new Window(offset, pageSize)),
                caller);
        return new ClientBilledProjects(found.map(ClientBilledProject::of).items(), found.totalCount());
    }

    /**
     * Bills one project after the other; nothing is changed when one of them is not there. Asks for the right to do so
     * first, which a request without projects would need for none.
     */
    @PostMapping
    ClientBilledSummaries billClientProjects(@Valid @RequestBody ClientProjectBillings body, Caller caller) {
        dispatch.ask(new ListBilledProjects(null, false, null, true, NONE), caller.asItIs());
        body.projectsBillingTags()
                .forEach(each -> dispatch.ask(new GetProjectBilling(each.projectId()), caller.asItIs()));
        return new ClientBilledSummaries(body.projectsBillingTags().stream()
                .map(each -> billed(each, caller))
                .toList());
    }

    private ClientBilledProject billed(ClientProjectBilling wanted, Caller caller) {
        ProjectId project = wanted.projectId();
        ClientBilling billing = wanted.billingTag();
        dispatch.send(billing == null ? new UnbillProject(project) : new BillProject(project, billing.tag()), caller);
        ProjectV1 changed =
                dispatch.ask(new GetProject(project), caller.asItIs()).value();
        return ClientBilledProject.of(changed, billing == null ? null : billing.tag());
    }
}
