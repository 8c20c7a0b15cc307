package almanac.project.api;

import almanac.messaging.Caller;
import almanac.project.command.ProjectCommand.ArchiveProject;
import almanac.project.command.ProjectCommand.ChooseResultsBranch;
import almanac.project.command.ProjectCommand.CreateProject;
import almanac.project.command.ProjectCommand.SetProjectStatus;
import almanac.project.event.ResultsBranch;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.GetProjectStatus;
import almanac.project.query.ProjectQuery.GetResultsSettings;
import almanac.project.query.ProjectQuery.ListProjects;
import almanac.project.query.ProjectResultsSettingsV1;
import almanac.project.query.ProjectStatusV1;
import almanac.project.query.ProjectV1;
import almanac.row.Window;
import almanac.shared.BillingTagName;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves projects (behaviour.md, 3.12). */
@RestController
@Tag(name = "Projects")
@RequestMapping("/api/projects")
class ProjectController {

    private final Answers answers;
    private final IdSource ids;
    private final OwnGitCredentials credentials;
    private final GitUris uris;

    ProjectController(Answers answers, IdSource ids, OwnGitCredentials credentials, GitUris uris) {
        this.answers = answers;
        this.ids = ids;
        this.credentials = credentials;
        this.uris = uris;
    }

    record ProjectTemplateDetailsV1(
            @NotNull @Size(max = Texts.NAME) String name,
            @NotNull @Size(max = Texts.NAME) String templateId,
            @Nullable @Size(max = Texts.NAME) String templateRevisionId) {

        CreateProject.Template toTemplate() {
            return new CreateProject.Template(templateId, name, templateRevisionId);
        }
    }

    /** The tag that a new project is charged to. */
    @Schema(name = "ProjectBillingTagV1")
    record NewProjectBillingTagV1(@NotNull BillingTagName tag) {}

    record NewProjectV1(
            @NotNull
            @Size(max = Texts.NAME)
            @Pattern(regexp = Texts.PATH_NAME_PATTERN, message = Texts.PATH_NAME_MESSAGE)
            String name,

            @NotNull @Size(max = Texts.PROSE) String description,
            @NotNull ProjectVisibility visibility,
            @Nullable UserId ownerId,
            @Nullable Boolean isRestricted,
            @Nullable @Valid NewProjectGitRepositoryV1 mainRepository,
            @Nullable @Valid ProjectTemplateDetailsV1 templateDetails,
            @Nullable @Valid NewProjectBillingTagV1 billingTag) {

        CreateProject toCommand(ProjectId project, IdSource ids, GitUris uris, Caller caller) {
            return new CreateProject(
                    project,
                    Objects.requireNonNullElse(ownerId, caller.user()),
                    name,
                    description,
                    visibility,
                    Boolean.TRUE.equals(isRestricted),
                    mainRepository == null ? null : mainRepository.toRepository("mainRepository.", ids, uris),
                    templateDetails == null ? null : templateDetails.toTemplate(),
                    billingTag == null ? null : billingTag.tag(),
                    caller.user());
        }
    }

    @Schema(name = "ProjectStatusV1")
    record NewProjectStatusV1(
            @NotNull ProjectStatusV1.Word status,
            @NotNull Boolean isBlocked,
            @Nullable @Size(max = Texts.PROSE) String blockedReason,
            @Nullable @Size(max = Texts.PROSE) String completedMessage) {

        SetProjectStatus toCommand(ProjectId project) {
            return new SetProjectStatus(
                    project, status == ProjectStatusV1.Word.COMPLETE, isBlocked, blockedReason, completedMessage);
        }
    }

    @Schema(name = "ProjectResultsSettingsV1")
    record NewProjectResultsSettingsV1(@NotNull ResultsBranch branch) {}

    record ProjectEnvelopeV1(ProjectV1 project, MetadataV1 metadata) {}

    record PaginatedProjectsEnvelopeV1(List<ProjectV1> projects, PaginatedMetadataV1 metadata) {}

    record ProjectStatusEnvelopeV1(ProjectStatusV1 status, MetadataV1 metadata) {}

    record ProjectResultsSettingsEnvelopeV1(ProjectResultsSettingsV1 resultsSettings, MetadataV1 metadata) {}

    @GetMapping("/beta/projects")
    PaginatedProjectsEnvelopeV1 getProjects(@Paged Window window, Caller caller) {
        return answers.page(new ListProjects(caller.user(), window), window, caller, PaginatedProjectsEnvelopeV1::new);
    }

    @PostMapping("/beta/projects")
    ResponseEntity<ProjectEnvelopeV1> createProject(@Valid @RequestBody NewProjectV1 body, Caller caller) {
        ProjectId project = new ProjectId(ids.next());
        CreateProject creation = body.toCommand(project, ids, uris, caller);
        if (creation.mainRepository() != null) {
            credentials.require(creation.mainRepository().credentialId(), "mainRepository.gitCredentialId", caller);
        }
        return answers.change(creation, new GetProject(project), caller, ProjectEnvelopeV1::new);
    }

    @GetMapping("/v1/projects/{projectId}")
    ResponseEntity<ProjectEnvelopeV1> getProjectById(@PathVariable ProjectId projectId, Caller caller) {
        return answers.get(new GetProject(projectId), caller, ProjectEnvelopeV1::new);
    }

    @DeleteMapping("/beta/projects/{projectId}")
    DeleteEnvelopeV1 archiveProject(@PathVariable ProjectId projectId, Caller caller) {
        return answers.remove(new ArchiveProject(projectId), caller);
    }

    @PutMapping("/v1/projects/{projectId}/status")
    ResponseEntity<ProjectStatusEnvelopeV1> updateProjectStatus(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectStatusV1 body, Caller caller) {
        return answers.change(
                body.toCommand(projectId), new GetProjectStatus(projectId), caller, ProjectStatusEnvelopeV1::new);
    }

    @GetMapping("/beta/projects/{projectId}/results-settings")
    ResponseEntity<ProjectResultsSettingsEnvelopeV1> getProjectResultSettings(
            @PathVariable ProjectId projectId, Caller caller) {
        return answers.get(new GetResultsSettings(projectId), caller, ProjectResultsSettingsEnvelopeV1::new);
    }

    @PutMapping("/beta/projects/{projectId}/results-settings")
    ResponseEntity<ProjectResultsSettingsEnvelopeV1> updateProjectResultSettings(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectResultsSettingsV1 body, Caller caller) {
        return answers.change(
                new ChooseResultsBranch(projectId, body.branch()),
                new GetResultsSettings(projectId),
                caller,
                ProjectResultsSettingsEnvelopeV1::new);
    }
}
