package ccgw.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ccgw.Target;
import ccgw.World;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that concurrent tests have separate worlds. */
@CcGateway
@Execution(ExecutionMode.CONCURRENT)
class ParallelTest {
  @RepeatedTest(12)
  void eachTestHasItsOwnCounters(World world, RepetitionInfo repetition) {
    var agent = world.agent(101);
    agent.signIn();
    world.incomingCall(Target.agent(101));
    agent.answer();
    world.advance(Duration.ofSeconds(repetition.getCurrentRepetition()));
    assertEquals(repetition.getCurrentRepetition(), agent.statistics().talktime());
    assertEquals(1, agent.statistics().answernums());
  }
}
