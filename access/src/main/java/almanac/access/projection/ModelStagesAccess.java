package almanac.access.projection;

import almanac.access.ModelStageTable;
import almanac.registeredmodel.event.ModelStagesEvent;
import almanac.registeredmodel.event.ModelStagesEvent.StagesDefined;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of the stages that projects define. */
@Component
class ModelStagesAccess implements AccessPart<ModelStagesEvent> {

    private final ModelStageTable stages;

    ModelStagesAccess(ModelStageTable stages) {
        this.stages = stages;
    }

    @Override
    public Class<ModelStagesEvent> events() {
        return ModelStagesEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_model_stages");
    }

    @Override
    public void apply(ModelStagesEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case StagesDefined e -> stages.define(e.project(), e.labels());
        }
    }
}
