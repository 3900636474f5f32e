package org.clientela.tck;

import static org.clientela.tck.Samples.event;

import java.util.List;
import org.clientela.event.Event;
import org.clientela.store.Timeline;

class HostOrdersTest extends HostTimelineTck {
    @Override
    protected Timeline timeline() {
        return new TableOfEvents(content());
    }

    @Override
    protected List<Event> content() {
        return List.of(
                event("e3", "bolt", 3),
                event("e2", "acme", 2),
                event("e1", "acme", 1),
                event("e0", "acme", 2),
                event("e4", "😀", 1),
                event("e5", "\uFF21", 1));
    }
}
