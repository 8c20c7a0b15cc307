package almanac.billing.api;

import almanac.billing.api.ProjectBillingController.NewProjectBillingTagV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.BillProjects;
import almanac.project.command.ProjectCommand.BillProjects.Charge;
import almanac.project.query.ChargedProjectOrder;
import almanac.project.query.ProjectBillingTagV1;
import almanac.project.query.ProjectQuery.GetChargedProjects;
import almanac.project.query.ProjectQuery.ListChargedProjects;
import almanac.project.query.ProjectV1;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the billing tags of many projects, at the address that python-domino asks. */
@RestController
@AlmanacExtension
@Tag(name = "BillingTag")
@RequestMapping("/v4/projects/billingtags/projects")
class ProjectsBillingController {

    private static final int MOST_PROJECTS = 200;

    private final Dispatch dispatch;

    ProjectsBillingController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /**
     * A project, and what it is charged to from now on.
     *
     * @param billingTag null for nothing
     */
    record NewProjectChargeV1(
            @NotNull ProjectId projectId, @Nullable @Valid NewProjectBillingTagV1 billingTag) {

        Charge toCharge() {
            return new Charge(projectId, billingTag == null ? null : billingTag.tag());
        }
    }

    record NewProjectChargesV1(
            @NotNull @Size(min = 1, max = MOST_PROJECTS)
            List<@NotNull @Valid NewProjectChargeV1> projectsBillingTags) {}

    record ChargedProjectV1(
            ProjectId id,
            String name,
            String ownerUsername,
            @Nullable ProjectBillingTagV1 billingTag) {

        static ChargedProjectV1 of(ProjectV1 project) {
            return new ChargedProjectV1(project.id(), project.name(), project.ownerUsername(), project.billingTag());
        }
    }

    record ChargedProjectsPageV1(List<ChargedProjectV1> page, long totalMatches) {}

    record ChargedProjectsV1(List<ChargedProjectV1> summaries) {}

    /** Answers the projects that are charged to a tag, or to none, or all of them. */
    @GetMapping
    ChargedProjectsPageV1 getProjectsByBillingTag(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int pageSize,
            @RequestParam(required = false) @Nullable BillingTagName billingTag,
            @RequestParam(defaultValue = "") String nameFilter,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"name", "created"},
                                            defaultValue = "name"))
                    @RequestParam(defaultValue = "name")
                    String sortBy,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"asc", "desc"},
                                            defaultValue = "asc"))
                    @RequestParam(defaultValue = "asc")
                    String sortOrder,
            @RequestParam(defaultValue = "false") boolean missingBillingTagOnly,
            Caller caller) {
        Page<ChargedProjectV1> page = dispatch.ask(
                        new ListChargedProjects(
                                billingTag,
                                nameFilter,
                                missingBillingTagOnly,
                                order(sortBy),
                                isDescending(sortOrder),
                                new Window(offset, pageSize)),
                        caller)
                .map(ChargedProjectV1::of);
        return new ChargedProjectsPageV1(page.items(), page.totalCount());
    }

    private static ChargedProjectOrder order(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "name" -> ChargedProjectOrder.NAME;
            case "created" -> ChargedProjectOrder.CREATED;
            default -> throw ErrorCode.INVALID_VALUE.with("sortBy", "must be name or created");
        };
    }

    private static boolean isDescending(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw ErrorCode.INVALID_VALUE.with("sortOrder", "must be asc or desc");
        };
    }

    /** Charges all the projects to their tags, or none of them. */
    @PostMapping
    ChargedProjectsV1 setBillingTagsOfProjects(@Valid @RequestBody NewProjectChargesV1 body, Caller caller) {
        List<Charge> charges = body.projectsBillingTags().stream()
                .map(NewProjectChargeV1::toCharge)
                .toList();
        Set<ProjectId> distinct = new HashSet<>();
        if (!charges.stream().allMatch(charge -> distinct.add(charge.project()))) {
            throw ErrorCode.INVALID_VALUE.with("projectsBillingTags", "names a project twice");
        }
        dispatch.send(new BillProjects(charges), caller);
        GetChargedProjects projects =
                new GetChargedProjects(charges.stream().map(Charge::project).toList());
        return new ChargedProjectsV1(dispatch.ask(projects, caller.asItIs())
                .map(ChargedProjectV1::of)
                .items());
    }
}
