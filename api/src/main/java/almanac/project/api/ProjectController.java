package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ArchiveProject;
import almanac.project.command.ChooseResultsBranch;
import almanac.project.command.CreateProject;
import almanac.project.command.SetProjectStatus;
import almanac.project.event.ResultsBranch;
import almanac.project.query.GetProject;
import almanac.project.query.GetProjectStatus;
import almanac.project.query.GetResultsSettings;
import almanac.project.query.ListProjects;
import almanac.project.query.ProjectResultsSettingsV1;
import almanac.project.query.ProjectStatusV1;
import almanac.project.query.ProjectV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves projects (behaviour.md, 3.12). */
@RestController
@Tag(name = "Projects")
@RequestMapping("/api/projects")
class ProjectController {

    private final Dispatch dispatch;
    private final IdSource ids;
    private final OwnGitCredentials credentials;
    private final GitUris uris;

    ProjectController(Dispatch dispatch, IdSource ids, OwnGitCredentials credentials, GitUris uris) {
        this.dispatch = dispatch;
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
            @Nullable @Valid ProjectTemplateDetailsV1 templateDetails) {

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
    PaginatedProjectsEnvelopeV1 getProjects(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<ProjectV1> page = dispatch.list(new ListProjects(caller.user(), window), ProjectV1.class, caller);
        return new PaginatedProjectsEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @PostMapping("/beta/projects")
    ResponseEntity<ProjectEnvelopeV1> createProject(@Valid @RequestBody NewProjectV1 body, Caller caller) {
        ProjectId project = new ProjectId(ids.next());
        CreateProject creation = body.toCommand(project, ids, uris, caller);
        if (creation.mainRepository() != null) {
            credentials.require(creation.mainRepository().credentialId(), "mainRepository.gitCredentialId", caller);
        }
        dispatch.send(creation, caller);
        return answer(dispatch.getChanged(new GetProject(project), ProjectV1.class, caller), caller);
    }

    @GetMapping("/v1/projects/{projectId}")
    ResponseEntity<ProjectEnvelopeV1> getProjectById(@PathVariable ProjectId projectId, Caller caller) {
        return answer(dispatch.get(new GetProject(projectId), ProjectV1.class, caller), caller);
    }

    @DeleteMapping("/beta/projects/{projectId}")
    DeleteEnvelopeV1 archiveProject(@PathVariable ProjectId projectId, Caller caller) {
        dispatch.send(new ArchiveProject(projectId), caller);
        return DeleteEnvelopeV1.done(caller);
    }

    @PutMapping("/v1/projects/{projectId}/status")
    ResponseEntity<ProjectStatusEnvelopeV1> updateProjectStatus(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectStatusV1 body, Caller caller) {
        dispatch.send(body.toCommand(projectId), caller);
        Versioned<ProjectStatusV1> status =
                dispatch.getChanged(new GetProjectStatus(projectId), ProjectStatusV1.class, caller);
        return Tagged.with(status, new ProjectStatusEnvelopeV1(status.value(), MetadataV1.of(caller)));
    }

    @GetMapping("/beta/projects/{projectId}/results-settings")
    ResponseEntity<ProjectResultsSettingsEnvelopeV1> getProjectResultSettings(
            @PathVariable ProjectId projectId, Caller caller) {
        return results(dispatch.get(new GetResultsSettings(projectId), ProjectResultsSettingsV1.class, caller), caller);
    }

    @PutMapping("/beta/projects/{projectId}/results-settings")
    ResponseEntity<ProjectResultsSettingsEnvelopeV1> updateProjectResultSettings(
            @PathVariable ProjectId projectId, @Valid @RequestBody NewProjectResultsSettingsV1 body, Caller caller) {
        dispatch.send(new ChooseResultsBranch(projectId, body.branch()), caller);
        return results(
                dispatch.getChanged(new GetResultsSettings(projectId), ProjectResultsSettingsV1.class, caller), caller);
    }

    private static ResponseEntity<ProjectEnvelopeV1> answer(Versioned<ProjectV1> project, Caller caller) {
        return Tagged.with(project, new ProjectEnvelopeV1(project.value(), MetadataV1.of(caller)));
    }

    private static ResponseEntity<ProjectResultsSettingsEnvelopeV1> results(
            Versioned<ProjectResultsSettingsV1> settings, Caller caller) {
        return Tagged.with(settings, new ProjectResultsSettingsEnvelopeV1(settings.value(), MetadataV1.of(caller)));
    }
}
