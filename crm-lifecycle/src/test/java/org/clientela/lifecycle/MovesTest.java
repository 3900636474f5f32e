package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.lifecycle.Phase.ACCOUNT_FOR;
import static org.clientela.lifecycle.Phase.ACQUIRE;
import static org.clientela.lifecycle.Phase.AUTHORIZE_AND_PAY;
import static org.clientela.lifecycle.Phase.ESTABLISH_REQUIREMENTS;
import static org.clientela.lifecycle.Phase.INTEGRATE;
import static org.clientela.lifecycle.Phase.MAINTAIN;
import static org.clientela.lifecycle.Phase.MONITOR;
import static org.clientela.lifecycle.Phase.ORDER;
import static org.clientela.lifecycle.Phase.SELECT_SOURCE;
import static org.clientela.lifecycle.Phase.SPECIFY;
import static org.clientela.lifecycle.Phase.TEST_AND_ACCEPT;
import static org.clientela.lifecycle.Phase.TRANSFER_OR_DISPOSE;
import static org.clientela.lifecycle.Stage.ACQUISITION;
import static org.clientela.lifecycle.Stage.OWNERSHIP;
import static org.clientela.lifecycle.Stage.REQUIREMENTS;
import static org.clientela.lifecycle.Stage.RETIREMENT;

import java.util.Map;
import java.util.Set;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.junit.jupiter.api.Test;

class MovesTest {
    private final Moves moves = Moves.standard();

    /** Source: the thirteen steps of Ives and Learmonth (1984), with the four stages of Ives and Mason (1990). */
    @Test
    void stagesHaveThePhasesOfTheLiterature() {
        assertThat(Phase.values()).hasSize(13);
        assertThat(REQUIREMENTS.phases()).extracting(Phase::label).containsExactly("establish requirements", "specify");
        assertThat(ACQUISITION.phases())
                .extracting(Phase::label)
                .containsExactly("select source", "order", "authorize and pay", "acquire", "test and accept");
        assertThat(OWNERSHIP.phases())
                .extracting(Phase::label)
                .containsExactly("integrate", "monitor", "upgrade", "maintain");
        assertThat(RETIREMENT.phases()).extracting(Phase::label).containsExactly("transfer or dispose", "account for");
        assertThat(RETIREMENT.firstPhase()).isEqualTo(TRANSFER_OR_DISPOSE);
        assertThat(RETIREMENT.label()).isEqualTo("retirement");
    }

    @Test
    void stagesFollowOneAnotherAsInThePicture() {
        assertThat(moves.next(REQUIREMENTS)).containsExactly(ACQUISITION, RETIREMENT);
        assertThat(moves.next(ACQUISITION)).containsExactly(OWNERSHIP, RETIREMENT);
        assertThat(moves.next(OWNERSHIP)).containsExactly(REQUIREMENTS, RETIREMENT);
        assertThat(moves.next(RETIREMENT)).containsExactly(REQUIREMENTS);
        assertThat(moves.beginningStages()).containsExactly(REQUIREMENTS, ACQUISITION);
        assertThat(moves.allows(OWNERSHIP, ACQUISITION)).isFalse();
        assertThat(moves.allows(OWNERSHIP, OWNERSHIP)).isTrue();
    }

    @Test
    void standardIsMadeByTheBuilderThatHostsHave() {
        Moves again = Moves.builder()
                .beginWith(REQUIREMENTS)
                .beginWith(ACQUISITION)
                .allowForwardWithinStages()
                .allow(ACQUIRE, AUTHORIZE_AND_PAY)
                .allow(TEST_AND_ACCEPT, AUTHORIZE_AND_PAY)
                .allow(OWNERSHIP, OWNERSHIP)
                .allow(REQUIREMENTS, ACQUISITION)
                .allow(REQUIREMENTS, RETIREMENT)
                .allow(ACQUISITION, OWNERSHIP)
                .allow(ACQUISITION, RETIREMENT)
                .allow(OWNERSHIP, REQUIREMENTS)
                .allow(OWNERSHIP, RETIREMENT)
                .allow(RETIREMENT, REQUIREMENTS)
                .build();
        assertThat(again).isEqualTo(moves).hasSameHashCodeAs(moves);
    }

    @Test
    void phasesMayBeSkippedAndFewGoneBackTo() {
        assertThat(moves.allows(SELECT_SOURCE, ACQUIRE)).isTrue();
        assertThat(moves.allows(ACQUIRE, SELECT_SOURCE)).isFalse();
        assertThat(moves.allows(MAINTAIN, MONITOR)).isTrue();
        assertThat(moves.allows(ESTABLISH_REQUIREMENTS, TEST_AND_ACCEPT)).isTrue();
        assertThat(moves.allows(ORDER, MAINTAIN)).isTrue();
        assertThat(moves.allows(SPECIFY, INTEGRATE)).isFalse();
        assertThat(moves.allows(ACCOUNT_FOR, SPECIFY)).isTrue();
    }

    @Test
    void everyEdgeBetweenStagesIsOpenToAllTheirPhases() {
        for (Phase from : Phase.values()) {
            for (Phase to : Phase.values()) {
                boolean expected = from.stage() == to.stage()
                        ? to.compareTo(from) > 0
                                || (from.stage() == OWNERSHIP && from != to)
                                || (to == AUTHORIZE_AND_PAY && (from == ACQUIRE || from == TEST_AND_ACCEPT))
                        : moves.next(from.stage()).contains(to.stage());
                assertThat(moves.allows(from, to)).as("%s to %s", from, to).isEqualTo(expected);
            }
        }
    }

    @Test
    void hostsChangeThemByData() {
        Moves ours = moves.toBuilder()
                .allow(ACQUISITION, ACQUISITION)
                .allow(ACCOUNT_FOR, ORDER)
                .beginWith(MONITOR)
                .forbid(RETIREMENT, REQUIREMENTS)
                .forbid(MONITOR, INTEGRATE)
                .build();
        assertThat(ours.allows(ACQUIRE, ORDER)).isTrue();
        assertThat(ours.allows(ACQUIRE, ACQUIRE)).isFalse();
        assertThat(ours.allows(MONITOR, INTEGRATE)).isFalse();
        assertThat(ours.next(ACCOUNT_FOR)).containsExactly(ORDER);
        assertThat(ours.beginningStages()).containsExactly(REQUIREMENTS, ACQUISITION, OWNERSHIP);
        assertThat(moves).isEqualTo(Moves.standard()).isNotEqualTo(ours);
        assertThat(ours.stageTable()).contains("| OWNERSHIP | integrate, monitor, upgrade, maintain | MONITOR |");
        assertThat(ours.phaseTable()).contains("| ACCOUNT_FOR |  | ORDER |");
    }

    @Test
    void refusesWhatMakesNoLifeCycleWithAllProblems() {
        Moves.Builder broken = moves.toBuilder()
                .forbid(ESTABLISH_REQUIREMENTS, SPECIFY)
                .forbid(OWNERSHIP, RETIREMENT)
                .forbid(OWNERSHIP, REQUIREMENTS)
                .allow(MONITOR, MONITOR);
        assertThatThrownBy(broken::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The moves do not make a life cycle: a phase follows itself (MONITOR); retirement is never reached from (INTEGRATE, MONITOR, UPGRADE, MAINTAIN).%nMaybe start from Moves.standard().toBuilder()?"
                                .formatted());
        assertThatThrownBy(() -> Moves.builder()
                        .beginWith(ORDER)
                        .allow(ORDER, ACCOUNT_FOR)
                        .build())
                .hasMessageStartingWith(
                        "The moves do not make a life cycle: no move ever reaches (ESTABLISH_REQUIREMENTS, SPECIFY, SELECT_SOURCE, AUTHORIZE_AND_PAY,");
        assertThatThrownBy(() -> new Moves(Set.of(), Map.of())).hasMessageContaining("it begins with no phase");
    }

    @Test
    void travelAsJson() {
        Moves ours = moves.toBuilder().allow(ACQUISITION, ACQUISITION).build();
        assertThat(Json.read(Json.write(ours), Moves.class)).isEqualTo(ours);
        assertThat(Json.write(moves)).startsWith("{\"beginnings\":[\"ESTABLISH_REQUIREMENTS\",\"SPECIFY\",");
        assertThatThrownBy(() -> Json.read("{}", Moves.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("it begins with no phase");
    }
}
