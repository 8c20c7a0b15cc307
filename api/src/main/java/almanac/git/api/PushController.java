package almanac.git.api;

import almanac.git.query.GitQuery.GetPush;
import almanac.git.query.GitQuery.ListPushes;
import almanac.git.query.PushV1;
import almanac.messaging.Caller;
import almanac.row.Window;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the pushes to a project: which user moved which branches, and when. */
@RestController
@AlmanacExtension
@Tag(name = "ProjectsFiles")
@RequestMapping("/api/almanac/v1/projects/{projectId}/pushes")
class PushController {

    private final Answers answers;

    PushController(Answers answers) {
        this.answers = answers;
    }

    record PushEnvelopeV1(PushV1 push, MetadataV1 metadata) {}

    record PaginatedPushesEnvelopeV1(List<PushV1> pushes, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedPushesEnvelopeV1 listPushes(@PathVariable ProjectId projectId, @Paged Window window, Caller caller) {
        return answers.page(new ListPushes(projectId, window), window, caller, PaginatedPushesEnvelopeV1::new);
    }

    @GetMapping("/{pushId}")
    ResponseEntity<PushEnvelopeV1> getPush(
            @PathVariable ProjectId projectId, @PathVariable PushId pushId, Caller caller) {
        return answers.get(new GetPush(pushId, projectId), caller, PushEnvelopeV1::new);
    }
}
