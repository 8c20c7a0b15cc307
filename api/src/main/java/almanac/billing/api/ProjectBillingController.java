package almanac.billing.api;

import almanac.billing.query.BillingTagV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.BillProject;
import almanac.project.command.ProjectCommand.UnbillProject;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.GetProjectBilling;
import almanac.project.query.ProjectV1;
import almanac.shared.BillingTagName;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the billing tag of a project, at the address that python-domino asks. */
@RestController
@AlmanacExtension
@Tag(name = "BillingTag")
@RequestMapping("/v4/projects/{projectId}/billingtag")
class ProjectBillingController {

    private final Dispatch dispatch;
    private final Answers answers;

    ProjectBillingController(Dispatch dispatch, Answers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    record NewProjectBillingTagV1(@NotNull BillingTagName tag) {}

    /** Answers the tag, and null where the project has none. */
    @GetMapping
    Optional<BillingTagV1> getProjectBillingTag(@PathVariable ProjectId projectId, Caller caller) {
        return Optional.ofNullable(
                        dispatch.ask(new GetProjectBilling(projectId), caller).tag())
                .map(BillingTagV1::new);
    }

    @PostMapping
    ResponseEntity<ProjectV1> setProjectBillingTag(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectBillingTagV1 body, Caller caller) {
        return answers.change(
                new BillProject(projectId, body.tag()), new GetProject(projectId), caller, (project, _) -> project);
    }

    @DeleteMapping
    ResponseEntity<ProjectV1> removeProjectBillingTag(@PathVariable ProjectId projectId, Caller caller) {
        return answers.change(new UnbillProject(projectId), new GetProject(projectId), caller, (project, _) -> project);
    }
}
