package almanac.git.api;

import almanac.git.query.GetPush;
import almanac.git.query.ListPushes;
import almanac.git.query.PushV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.web.AlmanacExtension;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the pushes to a project: which user moved which branches, and when. */
@RestController
@AlmanacExtension
@Tag(name = "ProjectsFiles")
@RequestMapping("/api/almanac/v1/projects/{projectId}/pushes")
class PushController {

    private final Dispatch dispatch;

    PushController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record PushEnvelopeV1(PushV1 push, MetadataV1 metadata) {}

    record PaginatedPushesEnvelopeV1(List<PushV1> pushes, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedPushesEnvelopeV1 listPushes(
            @PathVariable ProjectId projectId,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<PushV1> page = dispatch.list(new ListPushes(projectId, window), PushV1.class, caller);
        return new PaginatedPushesEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @GetMapping("/{pushId}")
    ResponseEntity<PushEnvelopeV1> getPush(
            @PathVariable ProjectId projectId, @PathVariable PushId pushId, Caller caller) {
        Versioned<PushV1> push = dispatch.get(new GetPush(pushId, projectId), PushV1.class, caller);
        return Tagged.with(push, new PushEnvelopeV1(push.value(), MetadataV1.of(caller)));
    }
}
