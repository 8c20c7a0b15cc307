package almanac.hardwaretier.api;

import almanac.hardwaretier.command.ArchiveHardwareTier;
import almanac.hardwaretier.query.GetHardwareTier;
import almanac.hardwaretier.query.HardwareTierV1;
import almanac.hardwaretier.query.ListHardwareTiers;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.HardwareTierId;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

    private final Dispatch dispatch;

    HardwareTierController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record HardwareTierEnvelopeV1(HardwareTierV1 hardwareTier, MetadataV1 metadata) {}

    record PaginatedHardwareTierEnvelopeV1(List<HardwareTierV1> hardwareTiers, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedHardwareTierEnvelopeV1 getAllHardwareTiers(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            @RequestParam(defaultValue = "false") boolean includeArchived,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<HardwareTierV1> page =
                dispatch.list(new ListHardwareTiers(includeArchived, window), HardwareTierV1.class, caller);
        return new PaginatedHardwareTierEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @PostMapping
    ResponseEntity<HardwareTierEnvelopeV1> createHardwareTier(
            @Valid @RequestBody NewHardwareTierV1 body, Caller caller) {
        dispatch.send(body.toCommand(), caller);
        return changed(body.id(), caller);
    }

    @PutMapping
    ResponseEntity<HardwareTierEnvelopeV1> updateHardwareTier(
            @Valid @RequestBody ChangedHardwareTierV1 body, Caller caller) {
        dispatch.send(body.toCommand(), caller);
        return changed(body.id(), caller);
    }

    @GetMapping("/{hardwareTierId}")
    ResponseEntity<HardwareTierEnvelopeV1> getHardwareTierById(
            @PathVariable HardwareTierId hardwareTierId, Caller caller) {
        return answer(dispatch.get(new GetHardwareTier(hardwareTierId), HardwareTierV1.class, caller), caller);
    }

    @DeleteMapping("/{hardwareTierId}")
    ResponseEntity<HardwareTierEnvelopeV1> archiveHardwareTier(
            @PathVariable HardwareTierId hardwareTierId, Caller caller) {
        dispatch.send(new ArchiveHardwareTier(hardwareTierId), caller);
        return changed(hardwareTierId, caller);
    }

    private ResponseEntity<HardwareTierEnvelopeV1> changed(HardwareTierId id, Caller caller) {
        return answer(dispatch.getChanged(new GetHardwareTier(id), HardwareTierV1.class, caller), caller);
    }

    private static ResponseEntity<HardwareTierEnvelopeV1> answer(Versioned<HardwareTierV1> tier, Caller caller) {
        return Tagged.with(tier, new HardwareTierEnvelopeV1(tier.value(), MetadataV1.of(caller)));
    }
}
