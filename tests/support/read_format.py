# read_format.py FORMAT FILE TOP: reads a report of podworks as the service that it is made for does, and prints
# "rule path line" of each finding, sorted. TOP is the folder where paths begin: those that end in `.m` must be there,
# byte for byte. Fails where the format does not hold. A name that is no UTF-8 is `?` where the format cannot hold it.
import json, os, re, sys, urllib.parse
import xml.etree.ElementTree as xml
form, file, top = sys.argv[1:]
raw = open(file, 'rb').read()
text = raw.decode('utf-8')
found = []
def see(rule, path, line):
    if path.endswith(b'.m') and not os.path.exists(os.path.join(os.fsencode(top), path)):
        sys.exit('no such file: %r' % path)
    found.append((rule, path, int(line or 0)))
if form == 'sarif':
    log = json.loads(text)
    assert log['version'] == '2.1.0' and log['$schema'].endswith('sarif-2.1.0.json')
    run, = log['runs']
    driver = run['tool']['driver']
    assert driver['name'] == 'podworks' and run['columnKind'] == 'unicodeCodePoints'
    ids = [rule['id'] for rule in driver['rules']]
    assert len(set(ids)) == len(ids)
    for rule in driver['rules']:
        assert rule['name'] and rule['name'] != rule['id']
        assert 0 < len(rule['fullDescription']['text']) <= 1024 and rule['help']['text']
        assert rule['defaultConfiguration']['level'] in ('error', 'warning', 'note')
    states = {('baselineState' in result) for result in run['results']}
    assert len(states) < 2, 'all or none'
    def place(location):
        physical = location['physicalLocation']
        where = physical['artifactLocation']
        assert where['uriBaseId'] in run['originalUriBaseIds']
        assert re.fullmatch(r"([A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+", where['uri']), where['uri']
        region = physical.get('region', {})
        if 'endColumn' in region: assert region['endColumn'] > region['startColumn'] >= 1
        return urllib.parse.unquote_to_bytes(where['uri']), region.get('startLine')
    for result in run['results']:
        assert ids[result['ruleIndex']] == result['ruleId']
        assert result['level'] in ('error', 'warning', 'note')
        assert result['message']['text'] and result['message']['markdown']
        assert re.fullmatch('[0-9a-f]{32}', result['partialFingerprints']['podworks/v1'])
        for other in result.get('relatedLocations', []): place(other)
        state = result.get('baselineState')
        see(result['ruleId'] + (' ' + state if state else ''), *place(result['locations'][0]))
elif form == 'gitlab':
    entries = json.loads(text)
    prints = [entry['fingerprint'] for entry in entries]
    assert len(set(prints)) == len(prints)
    for entry in entries:
        assert entry['severity'] in ('info', 'minor', 'major', 'critical', 'blocker') and entry['description']
        path = entry['location']['path']
        # JSON cannot hold a name that is no UTF-8.
        if '\ufffd' not in path: see(entry['check_name'], path.encode(), entry['location']['lines']['begin'])
elif form == 'junit':
    suites = xml.fromstring(raw)
    assert suites.tag == 'testsuites'
    total = 0
    for suite in suites:
        assert suite.tag == 'testsuite' and int(suite.get('tests')) == len(suite)
        assert len({case.get('name') for case in suite}) == len(suite)
        failures = 0
        for case in suite:
            assert case.tag == 'testcase' and case.get('name') and case.get('classname') == suite.get('name')
            assert [child.tag for child in case] in ([], ['failure'], ['system-out'], ['failure', 'system-out'])
            for failure in case.findall('failure'):
                failures += 1
                assert failure.get('message') and failure.get('type')
                found.append((suite.get('name')[9:], case.get('name').encode(), 0))
        assert failures == int(suite.get('failures'))
        total += failures
    assert total == int(suites.get('failures'))
elif form == 'checkstyle':
    root = xml.fromstring(raw)
    assert root.tag == 'checkstyle'
    for each in root:
        name = each.get('name')
        for error in each:
            assert error.get('severity') in ('error', 'warning', 'info') and error.get('message')
            path = name.encode()
            if '\ufffd' in name: path = b'?'
            see(error.get('source')[9:], path, error.get('line'))
elif form == 'teamcity':
    def value(text):
        def one(match):
            if match[1].startswith('0x'): return chr(int(match[1][2:], 16))
            return {'n': '\n', 'r': '\r'}.get(match[1], match[1])
        text = re.sub(r"\|(0x[0-9A-F]{4}|.)", one, text)
        return text.encode('utf-16', 'surrogatepass').decode('utf-16')
    pattern = re.compile(r"##teamcity\[(\w+)((?: \w+='(?:[^|'\[\]\n\r]|\|(?:0x[0-9A-F]{4}|[|'nr\[\]]))*')+)\]")
    types = set()
    for line in text.splitlines():
        assert line.isascii()
        match = pattern.fullmatch(line)
        assert match, line
        attributes = {k: value(v) for k, v in re.findall(r" (\w+)='((?:[^|']|\|.)*)'", match[2])}
        if match[1] == 'inspectionType':
            types.add(attributes['id'])
            assert attributes['name'] and attributes['description'] and attributes['category']
        else:
            assert attributes['typeId'] in types and attributes['message']
            path = attributes['file']
            see(attributes['typeId'], b'?' if '\ufffd' in path else path.encode(), attributes.get('line'))
elif form == 'github':
    for line in text.split('\n')[:-1]:
        match = re.fullmatch(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)", line)
        assert match, line
        if match[1] == 'notice': continue
        properties = dict(each.split('=', 1) for each in match[2].split(','))
        undo = lambda text: re.sub('%(25|0D|0A|3A|2C)', lambda m: chr(int(m[1], 16)), text)
        path = undo(properties['file'])
        rule = undo(properties['title']).removeprefix('podworks ')
        see(rule, b'?' if '\ufffd' in path else path.encode(), properties.get('line'))
elif form == 'markdown':
    assert text.count('\n') == 1 or '\n#### ' in text
    assert len(text) < 65536
    for line in text.splitlines():
        bare = re.sub(r'`[^`]*`', '', line.replace('<br>', '').replace('\\`', ''))
        bare = re.sub(r'<!-- podworks.*-->', '', bare)
        assert not re.search(r'(?<!\\)<', bare), line
        assert not re.search(r'(?<!\\)\]\(', bare), line
        assert not re.search(r'@[A-Za-z]', bare), line
for rule, path, line in sorted(found): print(rule, path.decode('utf-8', 'replace').replace('\n', '?'), line)
