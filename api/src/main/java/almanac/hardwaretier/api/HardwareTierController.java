package almanac.hardwaretier.api;

import almanac.hardwaretier.command.HardwareTierCommand.ArchiveHardwareTier;
import almanac.hardwaretier.query.HardwareTierQuery.GetHardwareTier;
import almanac.hardwaretier.query.HardwareTierQuery.ListHardwareTiers;
import almanac.hardwaretier.query.HardwareTierV1;
import almanac.messaging.Caller;
import almanac.row.Window;
import almanac.shared.HardwareTierId;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
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

/** Serves hardware tiers, which jobs run on (behaviour.md, 3.9). */
@RestController
@Tag(name = "HardwareTier")
@RequestMapping("/api/hardwaretiers/v1/hardwaretiers")
class HardwareTierController {

    private final Answers answers;

    HardwareTierController(Answers answers) {
        this.answers = answers;
    }

    record HardwareTierEnvelopeV1(HardwareTierV1 hardwareTier, MetadataV1 metadata) {}

    record PaginatedHardwareTierEnvelopeV1(List<HardwareTierV1> hardwareTiers, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedHardwareTierEnvelopeV1 getAllHardwareTiers(
            @Paged Window window, @RequestParam(defaultValue = "false") boolean includeArchived, Caller caller) {
        return answers.page(
                new ListHardwareTiers(includeArchived, window), window, caller, PaginatedHardwareTierEnvelopeV1::new);
    }

    @PostMapping
    ResponseEntity<HardwareTierEnvelopeV1> createHardwareTier(
            @Valid @RequestBody NewHardwareTierV1 body, Caller caller) {
        return changed(body.toCommand(), body.id(), caller);
    }

    @PutMapping
    ResponseEntity<HardwareTierEnvelopeV1> updateHardwareTier(
            @Valid @RequestBody ChangedHardwareTierV1 body, Caller caller) {
        return changed(body.toCommand(), body.id(), caller);
    }

    @GetMapping("/{hardwareTierId}")
    ResponseEntity<HardwareTierEnvelopeV1> getHardwareTierById(
            @PathVariable HardwareTierId hardwareTierId, Caller caller) {
        return answers.get(new GetHardwareTier(hardwareTierId), caller, HardwareTierEnvelopeV1::new);
    }

    @DeleteMapping("/{hardwareTierId}")
    ResponseEntity<HardwareTierEnvelopeV1> archiveHardwareTier(
            @PathVariable HardwareTierId hardwareTierId, Caller caller) {
        return changed(new ArchiveHardwareTier(hardwareTierId), hardwareTierId, caller);
    }

    private ResponseEntity<HardwareTierEnvelopeV1> changed(Object command, HardwareTierId id, Caller caller) {
        return answers.change(command, new GetHardwareTier(id), caller, HardwareTierEnvelopeV1::new);
    }
}
