package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.api.ProjectCopyDesk.Copied;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectV1;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes a project as a copy of another (behaviour.md, 3.12). */
@RestController
@Tag(name = "Projects")
class ProjectCopyController {

    private final Dispatch dispatch;
    private final ProjectCopyDesk desk;

    ProjectCopyController(Dispatch dispatch, ProjectCopyDesk desk) {
        this.dispatch = dispatch;
        this.desk = desk;
    }

    record DatasetInfoV1(
            DatasetId id,
            String name,
            @Nullable String description,
            @Nullable ProjectId projectId,
            Instant createdAt) {}

    record DatasetNotCopiedV1(DatasetInfoV1 datasetInfo, String errorMessage) {}

    record ProjectCopyResultEnvelopeV1(
            ProjectV1 project, @Nullable List<DatasetNotCopiedV1> datasetsNotCopied, MetadataV1 metadata) {}

    @PostMapping("/api/projects/v1/projects/{projectId}/copy-project")
    ResponseEntity<ProjectCopyResultEnvelopeV1> copyProject(
            @PathVariable ProjectId projectId, @Valid @RequestBody CopyProjectSpecV1 body, Caller caller) {
        Copied copied = desk.copy(projectId, body, caller);
        return Answers.resource(
                dispatch.getChanged(new GetProject(copied.project()), caller),
                caller,
                (project, metadata) -> new ProjectCopyResultEnvelopeV1(project, copied.notCopied(), metadata));
    }
}
